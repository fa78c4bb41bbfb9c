import { setTimeout as sleep } from 'node:timers/promises';
import { AdapterError } from './adapter-error';

/** First wait where the server does not ask for one, and the longest, in milliseconds. */
const BACKOFF = { first: 500, longest: 8000 };

/** A server that asks for a longer wait, in milliseconds, is not asked again. */
const LONGEST_WAIT_MS = 60_000;

/** Waits so many milliseconds; rejects with the signal's reason when that is aborted. */
export type Wait = (ms: number, signal: AbortSignal | undefined) => Promise<void>;

/** How failed attempts are followed by others. */
export interface Retries {
  readonly maxRetries: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly wait: Wait;
}

/**
 * Tries again after what may pass. Between attempts it waits as long as the server asks, or else
 * with exponential backoff and full jitter (Brooker 2015).
 *
 * @throws what the last attempt did; the reason of the caller's signal
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  { maxRetries, random, wait }: Retries,
  signal: AbortSignal | undefined,
): Promise<T> {
  for (let retry = 0; ; retry++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof AdapterError && error.transient) || retry >= maxRetries) throw error;
      const backoff = Math.min(BACKOFF.longest, BACKOFF.first * 2 ** retry);
      const ms = error.retry_after_ms ?? random() * backoff;
      if (ms > LONGEST_WAIT_MS) throw error;
      await wait(ms, signal);
    }
  }
}

/** Waits on the machine's clock. */
export async function waitFor(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(ms, undefined, signal && { signal });
  } catch (error) {
    // The caller's own reason says more than the timer's.
    signal?.throwIfAborted();
    throw error;
  }
}
