import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bootstrapCountDifferences,
  bootstrapCounts,
  percentile,
  seededRandom,
  type Statistic,
} from '../../src/stats';

const ratio: Statistic = ([part = 0, whole = 0]) => (whole > 0 ? part / whole : null);
const total: Statistic = ([, whole = 0]) => whole;

const row = fc.tuple(fc.nat(3), fc.nat(5));
const rows = fc.array(row, { minLength: 2, maxLength: 12 });
const seed = fc.maxSafeNat();

/** The bootstrap as it is told: draw n examples, compute, repeat. */
function naive(sample: readonly (readonly number[])[], seed: number, resamples: number) {
  const random = seededRandom(seed);
  const values: number[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    const drawn = sample.map(() => sample[random.below(sample.length)] ?? []);
    const part = drawn.reduce((sum, [count = 0]) => sum + count, 0);
    const whole = drawn.reduce((sum, [, count = 0]) => sum + count, 0);
    if (whole > 0) values.push(part / whole);
  }
  return values;
}

describe('bootstrap of counts', () => {
  it('is the percentile bootstrap', () => {
    fc.assert(
      fc.property(rows, seed, (sample, seed) => {
        const values = naive(sample, seed, 50);
        const { value, interval } = bootstrapCounts(sample, { ratio }, { seed, resamples: 50 })
          .ratio ?? { value: null };
        const whole = sample.reduce((sum, [, count]) => sum + count, 0);
        const part = sample.reduce((sum, [count]) => sum + count, 0);
        expect(value).toBe(whole > 0 ? part / whole : null);
        if (value === null || values.length < 25) expect(interval).toBeUndefined();
        else
          expect(interval).toEqual({
            low: percentile(values, 0.025),
            high: percentile(values, 0.975),
            level: 0.95,
            method: 'bootstrap_percentile',
          });
      }),
    );
  });

  it('of one statistic does not depend on the others, and the same seed gives the same bits', () => {
    fc.assert(
      fc.property(rows, seed, (sample, seed) => {
        const options = { seed, resamples: 20 };
        const alone = bootstrapCounts(sample, { total }, options);
        expect(bootstrapCounts(sample, { ratio, total }, options).total).toEqual(alone.total);
      }),
    );
  });

  it('is as wide as the normal approximation of a share of many examples', () => {
    const sample = Array.from({ length: 400 }, (_, i) => [i < 120 ? 1 : 0, 1]);
    const { interval } = bootstrapCounts(sample, { ratio }, { seed: 7 }).ratio ?? {};
    const half = 1.96 * Math.sqrt((0.3 * 0.7) / 400);
    expect(Math.abs((interval?.low ?? 0) - (0.3 - half))).toBeLessThan(0.006);
    expect(Math.abs((interval?.high ?? 0) - (0.3 + half))).toBeLessThan(0.006);
  });

  it('has no interval where most resamples are undefined, where one row is all, or nothing', () => {
    const rare = [[1, 1], ...Array.from({ length: 9 }, () => [0, 0])];
    expect(bootstrapCounts(rare, { ratio }, { seed: 1 }).ratio?.interval).toBeDefined();
    // Ten rows draw this one in 1 - 0.9^10 = 65 % of resamples; of these, hardly any draws it thrice.
    const often: Statistic = (sums) => ((sums[1] ?? 0) === 1 || (sums[1] ?? 0) > 2 ? 1 : null);
    const { value, interval } = bootstrapCounts(rare, { often }, { seed: 1 }).often ?? {};
    expect(value).toBe(1);
    expect(interval).toBeUndefined();
    expect(bootstrapCounts([[1, 2]], { ratio }, { seed: 1 }).ratio).toEqual({ value: 0.5 });
    expect(bootstrapCounts([], { total }, { seed: 1 }).total).toEqual({ value: null });
  });

  it('refuses ragged rows and no resamples', () => {
    expect(() => bootstrapCounts([[1, 2], [1]], { ratio }, { seed: 1 })).toThrow('row 1 has 1');
    for (const resamples of [0, -1, 1.5, NaN])
      expect(() => bootstrapCounts([[1, 2]], { ratio }, { seed: 1, resamples })).toThrow(
        RangeError,
      );
  });
});

describe('paired bootstrap', () => {
  it('of a sample with itself is exactly 0', () => {
    fc.assert(
      fc.property(rows, seed, (sample, seed) => {
        const { total: difference } = bootstrapCountDifferences(
          sample,
          sample,
          { total },
          { seed, resamples: 20 },
        );
        expect(difference).toMatchObject({ value: 0, interval: { low: 0, high: 0 } });
      }),
    );
  });

  it('draws the same examples for both', () => {
    // One more in every row: any unpaired draw would give other differences than n.
    fc.assert(
      fc.property(rows, seed, (sample, seed) => {
        const more = sample.map(([part, whole]) => [part, whole + 1]);
        const options = { seed, resamples: 20 };
        const n = sample.length;
        const forth = bootstrapCountDifferences(sample, more, { total }, options).total;
        expect(forth).toMatchObject({ value: n, interval: { low: n, high: n } });
        const back = bootstrapCountDifferences(more, sample, { total }, options).total;
        expect(back).toMatchObject({ value: -n, interval: { low: -n, high: -n } });
      }),
    );
  });

  it('is undefined where either side is, and refuses unequal numbers of rows', () => {
    const options = { seed: 1, resamples: 20 };
    const none = [
      [0, 0],
      [0, 0],
    ];
    const some = [
      [1, 1],
      [0, 1],
    ];
    for (const [a, b] of [
      [none, some],
      [some, none],
    ] as const)
      expect(bootstrapCountDifferences(a, b, { ratio }, options).ratio).toEqual({ value: null });
    expect(() => bootstrapCountDifferences(some, [[1, 1]], { ratio }, options)).toThrow(
      '2 rows beside 1',
    );
  });
});
