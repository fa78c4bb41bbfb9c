import { createHash } from 'node:crypto';

/** Loads nothing from elsewhere, runs no script of a page, and cannot be put into another page. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** One file of the page, as it is served. */
export interface PageFile {
  /** The file, or 304 when `ifNoneMatch` names the version that there is. */
  readonly answer: (ifNoneMatch: string | null) => Response;
}

/** @param type its media type */
export function pageFile(bytes: Buffer<ArrayBuffer>, type: string): PageFile {
  const etag = `"${createHash('sha256').update(bytes).digest('hex')}"`;
  const headers = {
    'Cache-Control': 'no-cache',
    'Content-Security-Policy': POLICY,
    ETag: etag,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
  return {
    answer: (ifNoneMatch) =>
      ifNoneMatch?.includes(etag)
        ? new Response(null, { status: 304, headers })
        : new Response(bytes, { headers: { ...headers, 'Content-Type': type } }),
  };
}
