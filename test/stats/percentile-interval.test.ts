import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentileInterval, seededRandom } from '../../src/stats';

const ascending = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

/**
 * The widest ranks low and high with P(X < low) <= 0.025 and P(X >= high) <= 0.025, where X is the
 * number of n values below the percentile, in exact integers; null when there are none.
 */
function inIntegers(n: number, thousandths: bigint): [number, number] | null {
  const [p, q] = [thousandths, 1000n - thousandths];
  const total = 1000n ** BigInt(n);
  let choose = 1n;
  let below = 0n;
  let [low, high] = [0, 0];
  for (let k = 0; k <= n; k++) {
    below += choose * p ** BigInt(k) * q ** BigInt(n - k);
    choose = (choose * BigInt(n - k)) / BigInt(k + 1);
    if (40n * below <= total) low = k + 1;
    if (high === 0 && 40n * below >= 39n * total) high = k + 1;
  }
  return low >= 1 && high >= 1 && high <= n ? [low, high] : null;
}

describe('percentileInterval', () => {
  it.each([
    // Published tables of the sign test's interval of a median: the ranks that bound it.
    [6, 1, 6],
    [10, 2, 9],
    [15, 4, 12],
    [20, 6, 15],
  ])('of the median of %i values lies between ranks %i and %i', (n, low, high) => {
    expect(percentileInterval(ascending(n), 0.5)).toMatchObject({ low, high });
  });

  it('has the ranks that exact integers give', () => {
    const samples = fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 999 }));
    fc.assert(
      fc.property(samples, ([n, thousandths]) => {
        const interval = percentileInterval(ascending(n), thousandths / 1000);
        const ranks = inIntegers(n, BigInt(thousandths));
        expect(interval && [interval.low, interval.high]).toEqual(ranks);
      }),
    );
  });

  it('is null where the sample is too small for one', () => {
    expect(percentileInterval(ascending(5), 0.5)).toBeNull();
    expect(percentileInterval(ascending(3687), 0.999)).toBeNull();
    expect(percentileInterval(ascending(3688), 0.999)).toMatchObject({ high: 3688 });
    expect(percentileInterval([], 0.5)).toBeNull();
  });

  it('covers the true percentile at least as often as it says', () => {
    const random = seededRandom(3);
    // The p-th percentile of the standard exponential distribution is -ln(1 - p).
    const truth = -Math.log(1 - 0.95);
    const rounds = 2000;
    let covered = 0;
    for (let round = 0; round < rounds; round++) {
      const sample = Float64Array.from({ length: 200 }, () => -Math.log(1 - random.uniform()));
      const interval = percentileInterval(sample.sort(), 0.95);
      if (interval && interval.low <= truth && truth <= interval.high) covered++;
    }
    // Three standard errors below 0.95, and not so wide that it would say nothing.
    expect(covered / rounds).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / rounds));
    expect(covered / rounds).toBeLessThan(0.99);
  });
});
