import type { Interval } from '../contract';
import type { BootstrapOptions } from './bootstrap-counts';
import { bootstrapInterval } from './bootstrap-interval';
import { seededRandom, type SeededRandom } from './seeded-random';

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
  for (let i = 0; i < resamples; i++) {
    const value = statistic(draw(items, random));
    if (value !== null) values.push(value);
  }
  return values.length * 2 < resamples ? null : bootstrapInterval(values);
}

function draw<T>(items: readonly T[], random: SeededRandom): T[] {
  return items.flatMap(() => {
    const item = items[random.below(items.length)];
    return item === undefined ? [] : [item];
  });
}
