/** Wait before the first reconnection where the stream has not said `retry:`. */
const FIRST_WAIT_MS = 1000;
/** The wait doubles up to this, unless the service asks for more. */
const LONGEST_WAIT_MS = 30_000;
/** The longest wait that a service can ask for: the document's own limit, a day. */
const LONGEST_ASKED_MS = 86_400_000;

/** How long to wait before each reconnection: doubling, with jitter, never less than was asked. */
export interface Backoff {
  /** The stream's `retry:`, in milliseconds. */
  readonly retry: (ms: number) => void;
  /** An event came: the next failure is the first again. */
  readonly progress: () => void;
  /** Milliseconds to wait now; `askedMs` is what the service asked for in a refusal. */
  readonly next: (askedMs: number) => number;
}

export function createBackoff(): Backoff {
  let firstMs = FIRST_WAIT_MS;
  let failures = 0;
  return {
    retry(ms) {
      firstMs = Math.min(ms || 1, LONGEST_ASKED_MS);
    },
    progress() {
      failures = 0;
    },
    next(askedMs) {
      const waitMs = Math.min(firstMs * 2 ** failures++, Math.max(LONGEST_WAIT_MS, firstMs));
      return Math.max(waitMs, Math.min(askedMs, LONGEST_ASKED_MS)) * (1 + Math.random() / 2);
    },
  };
}
