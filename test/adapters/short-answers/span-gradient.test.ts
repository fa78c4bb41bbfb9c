import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spanLoss } from '../../../src/adapters/short-answers/span-gradient';
import { spanProbabilities } from '../../../src/adapters/short-answers/span-ranker';
import { FeatureWriter } from '../../../src/adapters/short-answers/sparse-features';
import { seededRandom } from '../../../src/stats';

const WIDTH = 2 ** 17;

/** Spans with a few features each, some shared, at values of either sign. */
function featuresOf(spans: readonly (readonly (readonly [string, number])[])[]) {
  const writer = new FeatureWriter();
  for (const span of spans) {
    for (const [name, value] of span) writer.add(name, value);
    writer.next();
  }
  return writer.features();
}

const feature = fc.tuple(
  fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  fc.double({ min: -2, max: 2, noNaN: true }).map(Math.fround),
);
const spans = fc.array(fc.array(feature, { maxLength: 6 }), { minLength: 2, maxLength: 8 });
const target = spans.chain((list) =>
  fc.record({
    features: fc.constant(featuresOf(list)),
    gold: fc.uniqueArray(fc.nat(list.length - 1), { minLength: 1 }),
  }),
);

function weightsOf(seed: number): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length: WIDTH }, () => random.normal());
}
const weights = weightsOf(5);

describe('the loss of a ranker of spans', () => {
  it('is minus the logarithm of the right spans’ probability, which sum to 1', () => {
    fc.assert(
      fc.property(target, ({ features, gold }) => {
        const p = [...spanProbabilities(weights, features)];
        expect(p.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        const right = gold.reduce((sum, span) => sum + (p[span] ?? 0), 0);
        expect(spanLoss(weights, { features, gold }).loss).toBeCloseTo(-Math.log(right), 12);
      }),
    );
  });

  it('has the gradient that central differences give', () => {
    const h = 1e-5;
    fc.assert(
      fc.property(target, (given) => {
        const { gradient } = spanLoss(weights, given);
        for (const bucket of new Set(given.features.buckets)) {
          const kept = weights[bucket] ?? NaN;
          weights[bucket] = kept + h;
          const above = spanLoss(weights, given).loss;
          weights[bucket] = kept - h;
          const below = spanLoss(weights, given).loss;
          weights[bucket] = kept;
          // Spans below 1e-6 are left out: with six features of up to 2 each, at most 12e-6 a span.
          expect(Math.abs((gradient.get(bucket) ?? 0) - (above - below) / (2 * h))).toBeLessThan(
            1e-4,
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('stays finite where the right span is as good as impossible', () => {
    const features = featuresOf([[['a', 2000]], [['a', -2000]]]);
    const steep = new Float32Array(WIDTH).fill(1);
    const { loss, gradient } = spanLoss(steep, { features, gold: [1] });
    expect(Number.isFinite(loss)).toBe(true);
    expect([...gradient.values()].every(Number.isFinite)).toBe(true);
  });
});
