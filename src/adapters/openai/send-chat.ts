import { AdapterError, type AdapterErrorKind } from './adapter-error';
import type { Quote } from './quote';
import { retryAfter } from './retry-after';

/** Larger answers are refused: the text of a short answer has no megabytes. */
const MAX_RESPONSE_BYTES = 8 * 2 ** 20;

/** One attempt over HTTP. */
export interface ChatAttempt {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  readonly quote: Quote;
  /** The caller's. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Sends one request and gives the body of a good answer.
 *
 * @throws AdapterError for everything that can go wrong
 * @throws the reason of the caller's signal
 */
export async function sendChat(attempt: ChatAttempt): Promise<string> {
  const { url, headers, body, timeoutMs, quote, signal } = attempt;
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      // A redirect could carry the key to another host.
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal,
    });
    const text = await boundedText(response);
    if (response.ok) return text;
    throw ofStatus(response, text, quote);
  } catch (error) {
    if (error instanceof AdapterError) throw error;
    signal?.throwIfAborted();
    if (timeout.signal.aborted) throw tooSlow(timeoutMs);
    throw unreachable(url, error, quote);
  } finally {
    clearTimeout(timer);
  }
}

async function boundedText({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > MAX_RESPONSE_BYTES) {
      await reader?.cancel();
      const help = 'check what the base URL leads to';
      const message = `the answer is longer than ${MAX_RESPONSE_BYTES} bytes`;
      throw new AdapterError('invalid_response', message, { help });
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const KIND_OF_STATUS: Readonly<Record<number, AdapterErrorKind>> = {
  401: 'unauthorized',
  403: 'unauthorized',
  408: 'timeout',
  409: 'server_error',
  429: 'rate_limited',
};

const HELP: Readonly<Partial<Record<AdapterErrorKind, string>>> = {
  unauthorized: 'check the API key, which is read from the environment',
  rate_limited: 'send fewer requests at once, or wait',
  bad_request: 'check the model name and the options',
};

function ofStatus({ status, headers }: Response, text: string, quote: Quote): AdapterError {
  const kind = KIND_OF_STATUS[status] ?? (status >= 500 ? 'server_error' : 'bad_request');
  const retry_after_ms = retryAfter(headers, Date.now());
  const reason = quote(reasonIn(text)) || 'no reason given';
  return new AdapterError(kind, `the server answered ${status}: ${reason}`, {
    help: HELP[kind] ?? 'try again later',
    status,
    ...(retry_after_ms !== undefined && { retry_after_ms }),
  });
}

/** The message of an error as OpenAI's API words it, or whatever came. */
function reasonIn(text: string): string {
  try {
    const { error } = JSON.parse(text) as { error?: { message?: unknown } };
    if (typeof error?.message === 'string') return error.message;
  } catch {
    // No JSON: said as it is.
  }
  return text;
}

function tooSlow(timeoutMs: number): AdapterError {
  const help = 'raise timeoutMs, or ask a faster server';
  return new AdapterError('timeout', `no answer within ${timeoutMs} ms`, { help });
}

function unreachable(url: string, error: unknown, quote: Quote): AdapterError {
  const { host } = new URL(url);
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const words = quote(reason instanceof Error ? reason.message : String(reason));
  const help = 'check that the server runs and that the base URL is right';
  return new AdapterError('network', `no whole answer from ${host}: ${words}`, { help });
}
