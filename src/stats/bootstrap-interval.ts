import type { Interval } from '../contract';
import { CONFIDENCE_LEVEL, TAILS } from './confidence-level';
import { percentile } from './percentile';

/**
 * Percentile bootstrap interval (Efron 1979) at level 0.95 of what a statistic was on each resample;
 * null without any.
 */
export function bootstrapInterval(values: ArrayLike<number>): Interval | null {
  const low = percentile(values, TAILS.low);
  const high = percentile(values, TAILS.high);
  if (low === null || high === null) return null;
  return { low, high, level: CONFIDENCE_LEVEL, method: 'bootstrap_percentile' };
}
