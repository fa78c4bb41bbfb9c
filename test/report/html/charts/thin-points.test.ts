import { max, min } from 'd3-array';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { thinPoints } from '../../../../src/report/html/charts/thin-points';

const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
  minLength: 1,
  maxLength: 5000,
  size: 'max',
});

it('a thinned curve keeps order, its extremes, and both ends, and about a thousand of its own points', () => {
  fc.assert(
    fc.property(values, (list) => {
      const points = list.map((value, step) => ({ step, value }));
      const thinned = thinPoints(points);
      expect(thinned.length).toBeLessThanOrEqual(1002);
      expect([thinned[0], thinned.at(-1)]).toEqual([points[0], points.at(-1)]);
      if (points.length <= 1000) expect(thinned).toEqual(points);
      const kept = new Set(thinned);
      expect(points.filter((point) => kept.has(point))).toEqual(thinned);
      const of = ({ value }: { value: number }) => value;
      expect([min(thinned, of), max(thinned, of)]).toEqual([min(points, of), max(points, of)]);
    }),
    // To shrink arrays of thousands takes minutes.
    { numRuns: 30, endOnFailure: true },
  );
});
