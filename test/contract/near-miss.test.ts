import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearMiss } from '../../src';

/** Levenshtein's distance as its definition has it, without a table. */
function distance(a: string, b: string): number {
  if (!a || !b) return a.length + b.length;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  if (a.startsWith(b.slice(0, 1))) return distance(restA, restB);
  return 1 + Math.min(distance(restA, b), distance(a, restB), distance(restA, restB));
}

const NAMES = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

it('is the first of the nearest names, when that is near enough', () => {
  let found = 0;
  fc.assert(
    fc.property(NAMES, fc.array(NAMES, { maxLength: 5 }), (name, known) => {
      const distances = known.map((one) => distance(name, one));
      const least = Math.min(...distances);
      const expected = least <= 1 + name.length / 4 ? known[distances.indexOf(least)] : undefined;
      expect(nearMiss(name, known)).toBe(expected);
      if (expected !== undefined) found++;
    }),
    { numRuns: 1000 },
  );
  expect(found).toBeGreaterThan(100);
});
