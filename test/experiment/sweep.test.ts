import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sweepPoints } from '../../src/experiment/sweep';

const sweeps = fc.dictionary(
  fc.stringMatching(/^[a-z]{1,6}$/),
  fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 4 }),
  { maxKeys: 4 },
);

test('a sweep is the cartesian product, each point once', () => {
  fc.assert(
    fc.property(sweeps, fc.nat(), (sweep, seed) => {
      const points = sweepPoints(sweep, seed).map(({ params }) => JSON.stringify(params));
      const size = Object.values(sweep).reduce((product, values) => product * values.length, 1);
      expect(new Set(points).size).toBe(size);
      expect(points).toHaveLength(size);
    }),
  );
});

test('the last parameter varies fastest', () => {
  const points = sweepPoints({ a: [1, 2], b: ['x', 'y'] }, 0);
  expect(points.map(({ params }) => `${params.a}${params.b}`)).toEqual(['1x', '1y', '2x', '2y']);
});

test('a point keeps its seed when the sweep grows, and another seed gives others', () => {
  fc.assert(
    fc.property(sweeps, fc.nat(), (sweep, seed) => {
      const seedsOf = (values: typeof sweep, of: number) =>
        new Map(sweepPoints(values, of).map((point) => [JSON.stringify(point.params), point.seed]));
      const [name = ''] = Object.keys(sweep);
      fc.pre(name !== '');
      const grown = { ...sweep, [name]: [...(sweep[name] ?? []), 100] };
      const before = seedsOf(sweep, seed);
      const after = seedsOf(grown, seed);
      for (const [params, derived] of before) expect(after.get(params)).toBe(derived);
      expect([...seedsOf(sweep, seed + 1).values()]).not.toEqual([...before.values()]);
    }),
  );
});

test('seeds of a sweep differ', () => {
  const seeds = sweepPoints({ a: Array.from({ length: 1000 }, (_, i) => i) }, 7);
  expect(new Set(seeds.map(({ seed }) => seed)).size).toBe(1000);
});
