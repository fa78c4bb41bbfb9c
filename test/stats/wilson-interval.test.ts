import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../src/stats';
import { NORMAL_QUANTILE } from '../../src/stats/confidence-level';

const sample = fc
  .integer({ min: 1, max: 100_000 })
  .chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));

describe('Wilson interval', () => {
  // Newcombe 1998, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is as published', (successes, n, low, high) => {
    const interval = wilsonInterval(successes, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
    expect(interval).toMatchObject({ level: 0.95, method: 'wilson' });
  });

  it('leaves 2.5 % of the normal distribution on either side', () => {
    // Simpson's rule for the density between 0 and the quantile.
    const density = (x: number) => Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI); // prettier-ignore
    const step = NORMAL_QUANTILE / 1000;
    let sum = density(0) + density(NORMAL_QUANTILE);
    for (let i = 1; i < 1000; i++) sum += (i % 2 === 1 ? 4 : 2) * density(i * step);
    expect((sum * step) / 3).toBeCloseTo(0.475, 12);
  });

  it('holds the share, stays in [0, 1], and its ends are one quantile of standard errors away', () => {
    fc.assert(
      fc.property(sample, ([successes, n]) => {
        const { low, high } = wilsonInterval(successes, n);
        const share = successes / n;
        expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true);
        for (const end of [low, high]) {
          if (end === share) continue;
          const z = Math.abs(share - end) / Math.sqrt((end * (1 - end)) / n);
          expect(z / NORMAL_QUANTILE).toBeCloseTo(1, 6);
        }
      }),
    );
  });

  it('ends exactly at 0 and 1 where nothing and everything succeeded', () => {
    for (let n = 1; n <= 1000; n++) {
      expect(wilsonInterval(0, n).low).toBe(0);
      expect(wilsonInterval(n, n).high).toBe(1);
    }
  });

  it('refuses what is no share', () => {
    for (const [successes, n] of [
      [1, 0],
      [3, 2],
      [-1, 2],
      [NaN, 2],
    ] as const) {
      expect(() => wilsonInterval(successes, n)).toThrow(RangeError);
    }
  });
});
