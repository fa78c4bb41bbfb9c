import { performance } from 'node:perf_hooks';

/** Time as everything here sees it, so that tests and simulations can bring their own. */
export interface Clock {
  /** Milliseconds of a clock that never goes back; only differences mean something. */
  now(): number;
  /** Calls back once, `ms` milliseconds from now; the function returned cancels that. */
  after(ms: number, callback: () => void): () => void;
}

/** setTimeout takes no longer delay, some 24 days. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/** The machine's monotonic clock. An infinite delay never calls back. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, callback) {
    if (ms === Infinity) return () => undefined;
    if (ms <= MAX_DELAY_MS) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    }
    let cancel = systemClock.after(MAX_DELAY_MS, () => {
      cancel = systemClock.after(ms - MAX_DELAY_MS, callback);
    });
    return () => cancel();
  },
};
