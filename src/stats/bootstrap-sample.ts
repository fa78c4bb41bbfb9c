import type { Interval } from '../contract';
import type { BootstrapOptions } from './bootstrap-counts';
import { CONFIDENCE_LEVEL, TAILS } from './confidence-level';
import { percentile } from './percentile';
import { seededRandom } from './seeded-random';

/**
 * Percentile bootstrap interval (Efron 1979) at level 0.95 of a statistic that is no function of
 * sums. Resamples on which it is null are left out.
 *
 * @param statistic of the items drawn, which are as many as `items`
 * @returns null with fewer than two items, or when the statistic is null on more than half of the
 *   resamples
 */
export function bootstrapSample<T>(
  items: readonly T[],
  statistic: (drawn: readonly T[]) => number | null,
  { seed, resamples = 2000 }: BootstrapOptions,
): Interval | null {
  if (items.length < 2) return null;
  const random = seededRandom(seed);
  const values: number[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    const drawn = items.flatMap(() => {
      const item = items[random.below(items.length)];
      return item === undefined ? [] : [item];
    });
    const value = statistic(drawn);
    if (value !== null) values.push(value);
  }
  if (values.length * 2 < resamples) return null;
  const low = percentile(values, TAILS.low);
  const high = percentile(values, TAILS.high);
  if (low === null || high === null) return null;
  return { low, high, level: CONFIDENCE_LEVEL, method: 'bootstrap_percentile' };
}
