import type { Interval } from '../contract';
import type { BootstrapOptions } from './bootstrap-counts';
import { CONFIDENCE_LEVEL, TAILS } from './confidence-level';
import { percentile } from './percentile';
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
  options: BootstrapOptions,
): Interval | null {
  if (items.length < 2) return null;
  return intervalOf((random) => statistic(draw(items, random)), options);
}

/**
 * The same of a statistic of two samples that have nothing to do with each other: each is drawn
 * again by itself.
 *
 * @param statistic of the items drawn from either, which are as many as there are
 * @returns null when either has fewer than two items, and as {@link bootstrapSample} does
 */
export function bootstrapSamples<T>(
  first: readonly T[],
  second: readonly T[],
  statistic: (first: readonly T[], second: readonly T[]) => number | null,
  options: BootstrapOptions,
): Interval | null {
  if (first.length < 2 || second.length < 2) return null;
  return intervalOf((random) => statistic(draw(first, random), draw(second, random)), options);
}

function draw<T>(items: readonly T[], random: SeededRandom): T[] {
  return items.flatMap(() => {
    const item = items[random.below(items.length)];
    return item === undefined ? [] : [item];
  });
}

function intervalOf(
  resample: (random: SeededRandom) => number | null,
  { seed, resamples = 2000 }: BootstrapOptions,
): Interval | null {
  const random = seededRandom(seed);
  const values: number[] = [];
  for (let i = 0; i < resamples; i++) {
    const value = resample(random);
    if (value !== null) values.push(value);
  }
  if (values.length * 2 < resamples) return null;
  const low = percentile(values, TAILS.low);
  const high = percentile(values, TAILS.high);
  if (low === null || high === null) return null;
  return { low, high, level: CONFIDENCE_LEVEL, method: 'bootstrap_percentile' };
}
