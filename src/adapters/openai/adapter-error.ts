/** Why a call to a model failed, for code that has to react; `message` and `help` are for people. */
export type AdapterErrorKind =
  | 'timeout'
  | 'rate_limited'
  | 'server_error'
  | 'bad_request'
  | 'unauthorized'
  | 'network'
  | 'invalid_response'
  | 'refused';

interface AdapterErrorOptions {
  readonly help: string;
  readonly status?: number;
  readonly retry_after_ms?: number;
  readonly cause?: unknown;
}

/** What asking again cannot mend. */
const FATAL: ReadonlySet<AdapterErrorKind> = new Set(['bad_request', 'unauthorized', 'refused']);

/** What asking again may mend. */
const TRANSIENT: ReadonlySet<AdapterErrorKind> = new Set([
  'timeout',
  'rate_limited',
  'server_error',
  'network',
]);

/** A call to a model behind HTTP that failed. Never tells the API key. */
export class AdapterError extends Error {
  override readonly name = 'AdapterError';
  readonly kind: AdapterErrorKind;
  readonly help: string;
  /** HTTP status; absent when there was no answer. */
  readonly status?: number;
  /** The server's wish: no further attempt for so many milliseconds. */
  readonly retry_after_ms?: number;

  constructor(kind: AdapterErrorKind, message: string, options: AdapterErrorOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.kind = kind;
    this.help = options.help;
    if (options.status !== undefined) this.status = options.status;
    if (options.retry_after_ms !== undefined) this.retry_after_ms = options.retry_after_ms;
  }

  /** Whether another attempt cannot mend it; hedging and retries obey. */
  get fatal(): boolean {
    return FATAL.has(this.kind);
  }

  /** Whether another attempt may mend it. */
  get transient(): boolean {
    return TRANSIENT.has(this.kind);
  }
}
