import { max } from 'd3-array';
import type { SparseFeatures } from './sparse-features';
import type { View } from './views';

/** A linear ranker over the features of a view, trained. */
export interface SpanRanker {
  readonly view: View;
  /** The models that its features depend on, with their versions. */
  readonly models: readonly string[];
  /** One weight a bucket. */
  readonly weights: Float32Array;
  /** Mean loss of each epoch of its training, in nats. */
  readonly losses: readonly number[];
}

/** Probabilities of the spans: softmax over their scores. */
export function spanProbabilities(
  weights: SpanWeights,
  { starts, buckets, values }: SparseFeatures,
): Float64Array {
  const scores = new Float64Array(starts.length - 1);
  for (let span = 0; span < scores.length; span++) {
    let score = 0;
    const end = starts[span + 1] ?? 0;
    for (let i = starts[span] ?? 0; i < end; i++)
      score += (weights[buckets[i] ?? 0] ?? 0) * (values[i] ?? 0);
    scores[span] = score;
  }
  const top = max(scores) ?? 0;
  let sum = 0;
  for (const [span, score] of scores.entries()) sum += scores[span] = Math.exp(score - top);
  return scores.map((value) => value / sum);
}

/** Kept in single precision; the check of the gradient runs the same code in double. */
export type SpanWeights = Float32Array | Float64Array;
