import type { Clock } from './clock';
import { createTimerQueue } from './timer-queue';

/** A clock that stands still until it is run, for tests and simulations. */
export interface VirtualClock extends Clock {
  /** Timers that are set and neither due nor cancelled; 0 at the end proves that none leaked. */
  readonly pending: number;
  /**
   * Goes from timer to timer, in the order of their times, then of their setting, and lets
   * everything that waits on a promise go on in between. Ends without a timer left, or before the
   * first one after `until`; the time is then `until` when that is finite.
   *
   * @param until a time of this clock in milliseconds, default Infinity
   * @throws Error when it is already running; what a timer's callback throws
   */
  run(until?: number): Promise<void>;
}

/**
 * Starts at 0 ms. Only what waits on promises and on this clock's timers moves in virtual time: an
 * attempt that waits on a socket or on setTimeout does not.
 */
export function createVirtualClock(): VirtualClock {
  const timers = createTimerQueue();
  let now = 0;
  let running = false;

  async function runTimers(until: number): Promise<void> {
    for (;;) {
      await settled();
      const timer = timers.takeUntil(until);
      if (!timer) break;
      now = timer.at;
      timer.callback();
    }
    if (until < Infinity) now = Math.max(now, until);
  }

  return {
    now: () => now,
    after(ms, callback) {
      if (Number.isNaN(ms)) throw new RangeError('after: ms is NaN; expected milliseconds');
      if (ms === Infinity) return () => undefined;
      return timers.add(now + Math.max(0, ms), callback);
    },
    get pending() {
      return timers.size;
    },
    async run(until = Infinity) {
      if (running) throw new Error('run: the clock is running already; await the first run');
      running = true;
      try {
        await runTimers(until);
      } finally {
        running = false;
      }
    },
  };
}

/** Node empties its queue of microtasks, however many follow from each other, before an immediate. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
