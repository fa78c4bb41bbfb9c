import type { HedgingPolicy } from '../../contract';
import type { DelayStrategy } from './delay-strategy';

/** `delay_ms * multiplier^n` before hedge n, counted from 0: each extra attempt waits longer. */
export function createExponentialBackoffDelay(
  policy: Pick<HedgingPolicy, 'delay_ms' | 'min_delay_ms' | 'multiplier'>,
): DelayStrategy {
  const first = policy.delay_ms ?? Infinity;
  const multiplier = policy.multiplier ?? 1;
  return {
    delay: (hedge) =>
      // Infinity times 0 is no number, and an infinite delay stays one.
      Math.max(policy.min_delay_ms, first === Infinity ? first : first * multiplier ** hedge),
    observe: () => undefined,
  };
}
