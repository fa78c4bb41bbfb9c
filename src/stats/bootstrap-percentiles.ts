import type { Interval } from '../contract';
import type { BootstrapOptions } from './bootstrap-counts';
import { bootstrapInterval } from './bootstrap-interval';
import { seededRandom, type SeededRandom } from './seeded-random';

/** Two samples of at least two values each, and how they are drawn again. */
export interface TwoSamples {
  readonly before: ArrayLike<number>;
  readonly after: ArrayLike<number>;
  /** Whether value i of both is a pair, which is drawn together; else each is drawn by itself. */
  readonly paired: boolean;
}

/**
 * Percentile bootstrap intervals (Efron 1979) at level 0.95 of percentiles of `after` minus those of
 * `before`, of type 7 as `percentile` gives them. Each resample is drawn once for all percentiles, as
 * how often each value was drawn: of the values in order, that gives a percentile without sorting.
 *
 * @param ps fractions in [0, 1]
 * @returns one for each of `ps`
 */
export function bootstrapPercentiles(
  { before, after, paired }: TwoSamples,
  ps: readonly number[],
  { seed, resamples = 2000 }: BootstrapOptions,
): (Interval | null)[] {
  const random = seededRandom(seed);
  const [percentilesBefore, percentilesAfter] = [percentilesOf(before, ps), percentilesOf(after, ps)]; // prettier-ignore
  const differences = ps.map(() => new Float64Array(resamples));
  for (let i = 0; i < resamples; i++) {
    const counts = drawCounts(before.length, random);
    const from = percentilesBefore(counts);
    const to = percentilesAfter(paired ? counts : drawCounts(after.length, random));
    for (const [k, values] of differences.entries()) values[i] = (to[k] ?? NaN) - (from[k] ?? NaN);
  }
  return differences.map(bootstrapInterval);
}

/** How often each of `length` items was drawn, in as many draws. */
function drawCounts(length: number, random: SeededRandom): Uint32Array {
  const counts = new Uint32Array(length);
  for (let i = 0; i < length; i++) {
    const item = random.below(length);
    counts[item] = (counts[item] ?? 0) + 1;
  }
  return counts;
}

/** Percentiles of the sample in which value i stands as often as the count of i says. */
function percentilesOf(
  values: ArrayLike<number>,
  ps: readonly number[],
): (counts: Uint32Array) => number[] {
  const at = (item: number) => values[item] ?? NaN;
  const order = Uint32Array.from(values, (_, item) => item).sort((a, b) => at(a) - at(b));
  const ranks = ps.map((p) => (values.length - 1) * p);
  const whole = ranks.flatMap((rank) => [Math.floor(rank), Math.ceil(rank)]).sort((a, b) => a - b);
  return (counts) => {
    const found = orderStatistics(order, counts, whole).map(at);
    const valueOf = (rank: number) => found[whole.indexOf(rank)] ?? NaN;
    return ranks.map((rank) => {
      const below = Math.floor(rank);
      const low = valueOf(below);
      return low + (valueOf(Math.ceil(rank)) - low) * (rank - below);
    });
  };
}

/**
 * The items at these ranks, from 0, of all that were drawn.
 *
 * @param order items by their values
 * @param ranks in ascending order
 */
function orderStatistics(
  order: Uint32Array,
  counts: Uint32Array,
  ranks: readonly number[],
): number[] {
  let place = -1;
  let drawn = 0;
  return ranks.map((rank) => {
    while (drawn <= rank && place < order.length) drawn += counts[order[++place] ?? 0] ?? 0;
    return order[place] ?? 0;
  });
}
