import type { Artifact } from '../contract';
import { parameter, refuse, type Call } from './call';
import { problemResponse } from './documented-response';

/** A file of a run, and what reads a part of it; undefined when it is not there after all. */
export interface ArtifactSource {
  readonly artifact: Artifact;
  readonly read: (start: number, end: number) => Promise<BodyInit | undefined>;
}

/**
 * Answers a request for an artifact with the part of it that it asks for.
 *
 * @throws Refusal when there is no such file
 */
export async function answerArtifact(
  call: Call,
  source: ArtifactSource | undefined,
): Promise<Response> {
  if (!source) throw noFile(call);
  const { artifact, read } = source;
  const part = partOfArtifact(artifact, call.request.headers);
  const headers = artifactHeaders(artifact, part);
  if (part.status === 304) return new Response(null, { status: 304, headers });
  if (part.status === 416) {
    const detail = `The file has ${artifact.bytes} bytes.`;
    const given = { instance: call.path, detail };
    const response = problemResponse(call.operation, 416, 'past_the_end', given);
    response.headers.set('Content-Range', `bytes */${artifact.bytes}`);
    return response;
  }
  const body = await read(part.start, part.end);
  if (body === undefined) throw noFile(call);
  return new Response(body, { status: part.status, headers });
}

function noFile(call: Call) {
  const detail = `The run has no file ${parameter(call, 'path')}.`;
  return refuse(call, 404, 'artifact', { detail });
}

/** What the requested bytes are: the whole file, a range of it, nothing new, or out of the file. */
export type ArtifactPart =
  | { readonly status: 200 | 206; readonly start: number; readonly end: number }
  | { readonly status: 304 }
  | { readonly status: 416 };

/** Which part of a file a request asks for (RFC 9110, sections 13 and 14). */
export function partOfArtifact({ bytes, sha256 }: Artifact, headers: Headers): ArtifactPart {
  const etag = `"${sha256}"`;
  if (namesVersion(headers.get('If-None-Match'), etag)) return { status: 304 };
  const whole = { status: 200, start: 0, end: bytes } as const;
  const ifRange = headers.get('If-Range');
  const [, first = '', last = ''] =
    /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.get('Range') ?? '') ?? [];
  if (first + last === '' || (ifRange !== null && ifRange !== etag)) return whole;
  const start = first === '' ? Math.max(bytes - Number(last), 0) : Number(first);
  const end = first === '' || last === '' ? bytes : Math.min(Number(last) + 1, bytes);
  // The last before the first is no range at all, which is to be ignored.
  if (first !== '' && last !== '' && Number(last) < Number(first)) return whole;
  return start >= bytes ? { status: 416 } : { status: 206, start, end };
}

/** The headers of an answer with these bytes. */
export function artifactHeaders({ path, bytes, sha256 }: Artifact, part: ArtifactPart): Headers {
  const headers = new Headers({ ETag: `"${sha256}"` });
  if (part.status !== 200 && part.status !== 206) return headers;
  const name = path.slice(path.lastIndexOf('/') + 1);
  headers.set('Accept-Ranges', 'bytes');
  headers.set('Content-Disposition', `attachment; filename="${name}"`);
  headers.set('Content-Length', String(part.end - part.start));
  headers.set('Content-Type', 'application/octet-stream');
  headers.set('X-Content-Type-Options', 'nosniff');
  if (part.status === 206)
    headers.set('Content-Range', `bytes ${part.start}-${part.end - 1}/${bytes}`);
  return headers;
}

function namesVersion(ifNoneMatch: string | null, etag: string): boolean {
  const named = ifNoneMatch?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? [];
  return named.includes(etag) || named.includes('*');
}
