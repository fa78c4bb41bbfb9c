import type { Socket } from 'node:net';
import { ArtifactStoreError } from '../artifacts';
import { DatabaseError } from '../database';
import { Refusal, refuse } from './refusal';

/** When a service that is not available may be, in milliseconds. */
export const AVAILABLE_MS = 5000;

/** Codes of a database that cannot be reached, or does not take connections now (SQLSTATE, Node). */
const UNREACHABLE =
  /^(08...|57P0[1-3]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH)$/;
/** What pg says without a code. */
const UNREACHABLE_MESSAGE = /^(Connection terminated|timeout exceeded when trying to connect)/;

/** What is answered to whatever was thrown; `isFault` when it is nobody's mistake but ours. */
export function refusalOf(
  error: unknown,
  largestBody: number,
): { refusal: Refusal; isFault: boolean } {
  if (error instanceof Refusal) return { refusal: error, isFault: false };
  const {
    code = '',
    statusCode,
    message = '',
  } = error as {
    code?: string;
    statusCode?: number;
    message?: string;
  };
  if (isUnreachable(error, code, message)) {
    const occurrence = { detail: 'The database cannot be reached.', retry_after_ms: AVAILABLE_MS };
    return { refusal: refuse('unavailable', occurrence), isFault: false };
  }
  if (error instanceof ArtifactStoreError && error.kind === 'unreachable') {
    const detail = 'The store of the artifacts cannot be reached.';
    return {
      refusal: refuse('unavailable', { detail, retry_after_ms: AVAILABLE_MS }),
      isFault: false,
    };
  }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    const detail = `The body may have at most ${largestBody} bytes.`;
    return { refusal: refuse('body-too-large', { detail }), isFault: false };
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return {
      refusal: refuse('unsupported-media-type', { detail: 'Send application/json.' }),
      isFault: false,
    };
  if (code.startsWith('FST_') && statusCode !== undefined && statusCode < 500)
    return { refusal: refuse('bad-request', { detail: `${message}.` }), isFault: false };
  return { refusal: refuse('internal'), isFault: true };
}

function isUnreachable(error: unknown, code: string, message: string): boolean {
  if (error instanceof DatabaseError) return error.kind === 'unreachable';
  return UNREACHABLE.test(code) || UNREACHABLE_MESSAGE.test(message);
}

/** Answers what is no HTTP request, on the connection itself. */
export function refuseConnection(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable) return void socket.destroy();
  const [status, title] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? [431, 'Request Header Fields Too Large']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? [408, 'Request Timeout']
        : [400, 'Bad Request'];
  const { problem } = new Refusal({ type: 'about:blank', title, status });
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${status} ${title}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
