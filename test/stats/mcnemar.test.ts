import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mcnemarExact } from '../../src/stats';

/** The same sum in exact integers. */
function inIntegers(first: number, second: number): number {
  const n = first + second;
  let term = 1n;
  let tail = 0n;
  for (let k = 0; k <= Math.min(first, second); k++) {
    tail += term;
    term = (term * BigInt(n - k)) / BigInt(k + 1);
  }
  const billionths = (2n * tail * 10n ** 18n) / 2n ** BigInt(n);
  return Math.min(1, Number(billionths) / 1e18);
}

describe('mcnemarExact', () => {
  it('gives what the table of the sign test gives', () => {
    expect(mcnemarExact(1, 9)).toBeCloseTo(22 / 1024, 12);
    expect(mcnemarExact(0, 6)).toBeCloseTo(2 / 64, 12);
  });

  it('equals the sum in exact integers, in either order, also for many examples', () => {
    const count = fc.integer({ min: 0, max: 900 });
    fc.assert(
      fc.property(count, count, (first, second) => {
        expect(mcnemarExact(first, second)).toBeCloseTo(inIntegers(first, second), 9);
        expect(mcnemarExact(second, first)).toBe(mcnemarExact(first, second));
      }),
    );
  });

  it('is 1 when nothing or nothing uneven was seen', () => {
    expect(mcnemarExact(0, 0)).toBe(1);
    expect(mcnemarExact(5, 5)).toBe(1);
  });

  it('refuses what is no number of examples', () => {
    expect(() => mcnemarExact(-1, 2)).toThrow(RangeError);
    expect(() => mcnemarExact(1, 2.5)).toThrow(RangeError);
  });
});
