import fc from 'fast-check';
import { expect, it } from 'vitest';
import { percentile, seededRandom } from '../../src/stats';
import { bootstrapPercentiles } from '../../src/stats/bootstrap-percentiles';

const PS = [0.999, 0, 0.5, 0.95, 1];
const RESAMPLES = 20;
// Few different values, so that many are equal.
const sample = fc.array(fc.integer({ min: -5, max: 5 }).map((n) => n / 3), { minLength: 2, maxLength: 60 }); // prettier-ignore

/** The same by drawing values and sorting them. */
function byDrawing(before: number[], after: number[], paired: boolean, seed: number) {
  const random = seededRandom(seed);
  const draw = ({ length }: number[]) => Array.from({ length }, () => random.below(length));
  const of = (values: number[], drawn: number[]) => drawn.map((item) => values[item] ?? NaN);
  const differences: number[][] = PS.map(() => []);
  for (let i = 0; i < RESAMPLES; i++) {
    const drawn = draw(before);
    const others = paired ? drawn : draw(after);
    for (const [k, p] of PS.entries()) {
      const [from, to] = [percentile(of(before, drawn), p), percentile(of(after, others), p)];
      differences[k]?.push((to ?? NaN) - (from ?? NaN));
    }
  }
  return differences.map((values) => ({
    low: percentile(values, 0.025),
    high: percentile(values, 0.975),
  }));
}

it('gives the intervals that drawing and sorting the values gives, to the last bit', () => {
  fc.assert(
    fc.property(sample, sample, fc.boolean(), fc.nat(), (first, second, paired, seed) => {
      const after = paired ? first.map((value, i) => value * ((i % 3) - 1)) : second;
      const options = { seed, resamples: RESAMPLES };
      const found = bootstrapPercentiles({ before: first, after, paired }, PS, options);
      expect(found).toMatchObject(byDrawing(first, after, paired, seed));
    }),
  );
});
