import type { Interval } from '../contract';
import { binomialProbabilities } from './binomial';
import { CONFIDENCE_LEVEL, TAILS } from './confidence-level';

/**
 * A distribution-free interval of a percentile at level 0.95, from two order statistics: how many
 * of n independent values lie below the percentile is binomial (David & Nagaraja 2003, Order
 * Statistics, section 7.1).
 *
 * @param sorted values in ascending order
 * @param p a fraction strictly between 0 and 1: 0.95 is the 95th percentile
 * @returns null when the sample is too small for one, such as fewer than 3,688 values for p = 0.999
 */
export function percentileInterval(sorted: ArrayLike<number>, p: number): Interval | null {
  const n = sorted.length;
  let below = 0;
  let low = -1;
  let high = -1;
  for (const [k, probability] of binomialProbabilities(n, p).entries()) {
    below += probability;
    // At most k values lie below the percentile with probability `below`.
    if (below <= TAILS.low) low = k;
    if (high === -1 && below >= TAILS.high) high = k;
  }
  const [lower, upper] = [sorted[low], sorted[high]];
  if (lower === undefined || upper === undefined) return null;
  return { low: lower, high: upper, level: CONFIDENCE_LEVEL, method: 'order_statistics' };
}
