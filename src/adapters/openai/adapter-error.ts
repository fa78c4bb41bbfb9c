/** Why a call to a model failed, for code that has to react; `message` and `help` are for people. */
export type AdapterErrorKind =
  | 'timeout'
  | 'rate_limited'
  | 'server_error'
  | 'bad_request'
  | 'unauthorized'
  | 'network'
  /** What came is not the protocol's. */
  | 'invalid_response'
  /** The answer's text is no JSON although the request has an output_schema. */
  | 'invalid_output'
  /** The limit on tokens cut the answer off before it was whole. */
  | 'truncated'
  | 'refused';

interface AdapterErrorOptions {
  readonly help: string;
  readonly status?: number;
  readonly retry_after_ms?: number;
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

/**
 * A call to a model behind HTTP that failed. Never tells the API key: what others wrote is quoted
 * without it, and their errors, whose text and data may hold it, are not kept as a `cause`.
 */
export class AdapterError extends Error {
  override readonly name = 'AdapterError';
  readonly kind: AdapterErrorKind;
  readonly help: string;
  /** HTTP status; absent when there was no answer. */
  readonly status?: number;
  /** The server's wish: no further attempt for so many milliseconds. */
  readonly retry_after_ms?: number;

  constructor(kind: AdapterErrorKind, message: string, options: AdapterErrorOptions) {
    super(message);
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
