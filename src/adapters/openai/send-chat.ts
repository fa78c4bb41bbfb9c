import { AdapterError, type AdapterErrorKind } from './adapter-error';
import { retryAfter } from './retry-after';

/** Larger answers are refused: the text of a short answer has no megabytes. */
const MAX_RESPONSE_BYTES = 8 * 2 ** 20;

/** One attempt over HTTP. */
export interface ChatAttempt {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
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
  const { url, headers, body, signal } = attempt;
  const timeout = AbortSignal.timeout(attempt.timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      // A redirect could carry the key to another host.
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const text = await boundedText(response);
    if (response.ok) return text;
    throw ofStatus(response, text);
  } catch (error) {
    if (error instanceof AdapterError) throw error;
    signal?.throwIfAborted();
    if (timeout.aborted) throw tooSlow(attempt.timeoutMs);
    throw unreachable(url, error);
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

function ofStatus({ status, headers }: Response, text: string): AdapterError {
  const kind = KIND_OF_STATUS[status] ?? (status >= 500 ? 'server_error' : 'bad_request');
  const retry_after_ms = retryAfter(headers, Date.now());
  return new AdapterError(kind, `the server answered ${status}: ${reasonIn(text)}`, {
    help: HELP[kind] ?? 'try again later',
    status,
    ...(retry_after_ms !== undefined && { retry_after_ms }),
  });
}

/** The message of an error as OpenAI's API words it, or the beginning of whatever came. */
function reasonIn(text: string): string {
  try {
    const { error } = JSON.parse(text) as { error?: { message?: unknown } };
    if (typeof error?.message === 'string') return error.message.slice(0, 300);
  } catch {
    // No JSON: said as it is.
  }
  return text.trim().slice(0, 300) || 'no reason given';
}

function tooSlow(timeoutMs: number): AdapterError {
  const help = 'raise timeoutMs, or ask a faster server';
  return new AdapterError('timeout', `no answer within ${timeoutMs} ms`, { help });
}

function unreachable(url: string, cause: unknown): AdapterError {
  const { host } = new URL(url);
  const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const message = `no whole answer from ${host}: ${reason instanceof Error ? reason.message : String(reason)}`;
  const help = 'check that the server runs and that the base URL is right';
  return new AdapterError('network', message, { help, cause });
}
