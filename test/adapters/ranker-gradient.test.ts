import { describe, expect, it } from 'vitest';
import { accumulateGradient } from '../../src/adapters/lora/ranker-gradient';
import { createRanker, type Ranker, type RankerWeights } from '../../src/adapters/lora/ranker';
import { seededRandom } from '../../src/stats';
import { syntheticBase, syntheticTargets } from './synthetic';

const base = syntheticBase(12);
const [only] = syntheticTargets(base, 1);
if (!only) throw new Error('no target');

/** Same weights in double precision and away from B = 0, where A's gradient would vanish. */
function inDouble(ranker: Ranker): Ranker {
  const random = seededRandom(9);
  const { down, up, cosine, lexical } = ranker.weights;
  return {
    ...ranker,
    weights: {
      down: Float64Array.from(down),
      up: Float64Array.from(up, () => random.normal() * 0.3),
      cosine: Float64Array.from(cosine),
      lexical: Float64Array.from(lexical, () => random.normal()),
    },
  };
}

function zeros({ down, up, cosine, lexical }: RankerWeights): RankerWeights {
  return {
    down: new Float64Array(down.length),
    up: new Float64Array(up.length),
    cosine: new Float64Array(cosine.length),
    lexical: new Float64Array(lexical.length),
  };
}

describe('the gradient of the ranking loss', () => {
  for (const gold of [[2], [0, 3]]) {
    it(`agrees with central differences in every number, gold ${gold.join()}`, () => {
      const ranker = inDouble(createRanker(base, { rank: 3, seed: 4, temperature: 0.5 }));
      const target = { ...only, gold };
      const analytic = zeros(ranker.weights);
      accumulateGradient(ranker, target, analytic);
      const loss = () => accumulateGradient(ranker, target, zeros(ranker.weights));
      const h = 1e-6;
      for (const name of ['down', 'up', 'cosine', 'lexical'] as const) {
        const values = ranker.weights[name];
        for (let i = 0; i < values.length; i++) {
          const kept = values[i] ?? NaN;
          values[i] = kept + h;
          const above = loss();
          values[i] = kept - h;
          const below = loss();
          values[i] = kept;
          // Truncation is h^2 / 6 times a third derivative of up to 2e4 here ((alpha / rank)^3 is in
          // it): 3e-9; rounding is 1e-16 * loss / h: 1e-9. From h = 1e-2 on the error falls as h^2.
          expect(Math.abs((analytic[name][i] ?? NaN) - (above - below) / (2 * h))).toBeLessThan(
            2e-8,
          );
        }
      }
    });
  }

  it('is nothing for a question without a right candidate', () => {
    const ranker = createRanker(base, { rank: 2 });
    const gradient = zeros(ranker.weights);
    const target = { ...only, gold: [] };
    expect(accumulateGradient(ranker, target, gradient)).toBe(0);
    expect(gradient).toEqual(zeros(ranker.weights));
  });
});
