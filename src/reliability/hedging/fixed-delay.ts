import type { HedgingPolicy } from '../../contract';
import type { DelayStrategy } from './delay-strategy';

/** The same delay for every hedge. */
export function createFixedDelay(
  policy: Pick<HedgingPolicy, 'delay_ms' | 'min_delay_ms'>,
): DelayStrategy {
  const delay = Math.max(policy.min_delay_ms, policy.delay_ms ?? Infinity);
  return { delay: () => delay, observe: () => undefined };
}
