import { parameter, refuse, type Call } from './call';
import type { StreamTokens } from './stream-tokens';

/** Of an answer that is a stream. */
export const STREAM_HEADERS = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store',
} as const;

/** Who reads a stream: where they are, and until when they may, in milliseconds since 1970. */
interface StreamReader {
  /** `seq` of the last event they have; -1 for none. */
  readonly after: number;
  readonly expiresAt: number;
  readonly token: string;
}

/** Answers with a new stream token of a run. */
export function answerToken(
  tokens: StreamTokens,
  run: { readonly runId: string; readonly experimentId: string },
): Response {
  const { token, expiresAt } = tokens.mint(run.runId, run.experimentId);
  const answer = { token, expires_at: new Date(expiresAt).toISOString() };
  return Response.json(answer, { status: 201, headers: { 'Cache-Control': 'no-store' } });
}

/** @throws Refusal when the token does not open the run's stream, or another form is asked for */
export function readStreamRequest(call: Call, tokens: StreamTokens, runId: string): StreamReader {
  const { headers, url } = call.request;
  const [, bearer] = /^Bearer (.+)$/i.exec(headers.get('Authorization') ?? '') ?? [];
  const token = bearer ?? new URL(url).searchParams.get('token') ?? '';
  const found = tokens.verify(token);
  if (!found) {
    const detail = 'There is no stream token, or it is not known or has expired.';
    throw refuse(call, 401, 'expired', { detail });
  }
  if (found.runId !== runId) throw refuse(call, 403, 'other_run');
  if (!/text\/(event-stream|\*)|\*\/\*/i.test(headers.get('Accept') ?? '*/*'))
    throw refuse(call, 406, 'accept');
  const after = Number(parameter(call, 'Last-Event-ID') ?? parameter(call, 'after') ?? -1);
  return { after, expiresAt: found.expiresAt, token };
}
