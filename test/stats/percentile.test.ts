import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentile } from '../../src/stats';
import { definition7 } from './definition-7';

const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 });
const fraction = fc.double({ noNaN: true, min: 0, max: 1 });

describe('percentile', () => {
  it('is type 7, whatever the order of the values', () => {
    fc.assert(
      fc.property(values, fraction, (sample, p) => {
        const expected = definition7(sample, p);
        expect(percentile(sample, p)).toBeCloseTo(expected, 6);
        expect(percentile([...sample].reverse(), p)).toBe(percentile(sample, p));
      }),
    );
  });

  it('gives the published values', () => {
    // Wikipedia, "Percentile", the worked example of C = 1, which is NumPy's default and Excel's PERCENTILE.INC.
    expect(percentile([15, 20, 35, 40, 50], 0.4)).toBeCloseTo(29, 12);
    expect(percentile([1, 2, 3, 4], 0.95)).toBeCloseTo(3.85, 12);
  });

  it("takes 1 + p(N - 1) as the rank in NIST's example, not p(N + 1)", () => {
    // NIST/SEMATECH e-Handbook, section 7.2.5.2: resistivities of silicon wafers in ohm cm.
    const wafers = [95.1772, 95.1567, 95.1937, 95.1959, 95.1442, 95.061, 95.1591, 95.1195, 95.1065, 95.0925, 95.199, 95.1682]; // prettier-ignore
    // Rank 10.9, between 95.1937 and 95.1959; by p(N + 1) the handbook has 95.1981.
    expect(percentile(wafers, 0.9)).toBeCloseTo(95.19568, 10);
    expect(percentile(wafers, 0)).toBe(95.061);
    expect(percentile(wafers, 0.5)).toBeCloseTo((95.1567 + 95.1591) / 2, 10);
  });

  it('leaves its values alone', () => {
    const sample = [3, 1, 2];
    percentile(sample, 0.5);
    expect(sample).toEqual([3, 1, 2]);
  });

  it('is null without values, and refuses what is no number or no fraction', () => {
    expect(percentile([], 0.5)).toBeNull();
    expect(() => percentile([1, NaN], 0.5)).toThrow('value 1 is not a number');
    for (const p of [-0.1, 1.1, 95, NaN]) expect(() => percentile([1], p)).toThrow(RangeError);
  });
});
