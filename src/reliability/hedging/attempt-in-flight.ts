/** What an attempt is given. */
export interface AttemptContext {
  /** Aborted when another attempt answered, at the deadline, and when the caller aborts. */
  readonly signal: AbortSignal;
  /** 0 for the primary, n for hedge n. */
  readonly attempt: number;
}

export type AttemptState = 'in_flight' | 'answered' | 'failed' | 'aborted';

/** One attempt of a call: its time, its state and the signal that ends it. */
export class AttemptInFlight {
  state: AttemptState = 'in_flight';
  /** Milliseconds from its start to its end; null in flight. */
  duration_ms: number | null = null;
  readonly context: AttemptContext;
  readonly #started: number;
  #controller: AbortController | undefined;
  #reason: unknown;

  constructor(attempt: number, now: number) {
    this.#started = now;
    this.context = contextOf(this, attempt);
  }

  end(state: Exclude<AttemptState, 'in_flight'>, now: number): void {
    this.state = state;
    this.duration_ms = now - this.#started;
  }

  abort(reason: unknown, now: number): void {
    this.end('aborted', now);
    this.#reason = reason;
    this.#controller?.abort(reason);
  }

  /** Made when it is first read, as it costs more than the rest of a call. */
  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.state === 'aborted') this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }
}

function contextOf(inFlight: AttemptInFlight, attempt: number): AttemptContext {
  return {
    attempt,
    // An own property, so that an adapter may spread its options into those of another.
    get signal() {
      return inFlight.signal;
    },
  };
}
