import { spanProbabilities, type SpanWeights } from './span-ranker';
import type { SparseFeatures } from './sparse-features';

/** The spans of one question: their features, and which of them are right. */
export interface SpanTarget {
  readonly features: SparseFeatures;
  /** Indices of the right spans; at least one. */
  readonly gold: readonly number[];
}

/** Spans this unlikely are left out of the gradient: most are, and they would change no digit. */
const NEGLIGIBLE = 1e-6;

/** Minus the logarithm of the probability of all right spans together, and its gradient by bucket. */
export function spanLoss(
  weights: SpanWeights,
  { features, gold }: SpanTarget,
): { loss: number; gradient: Map<number, number> } {
  const probabilities = spanProbabilities(weights, features);
  const right = Math.max(
    gold.reduce((sum, span) => sum + (probabilities[span] ?? 0), 0),
    Number.MIN_VALUE,
  );
  const isGold = new Set(gold);
  const gradient = new Map<number, number>();
  const { starts, buckets, values } = features;
  for (const [span, probability] of probabilities.entries()) {
    const slope = isGold.has(span) ? probability - probability / right : probability;
    if (Math.abs(slope) < NEGLIGIBLE) continue;
    const end = starts[span + 1] ?? 0;
    for (let i = starts[span] ?? 0; i < end; i++) {
      const bucket = buckets[i] ?? 0;
      gradient.set(bucket, (gradient.get(bucket) ?? 0) + slope * (values[i] ?? 0));
    }
  }
  return { loss: -Math.log(right), gradient };
}
