import { backwardLayer, forwardLayer, type FloatArray, type LayerActivation } from './lora-layer';
import { dot, lexicalTerm, type Ranker, type RankerWeights, type RankingInput } from './ranker';

/** A question whose right candidates are known. */
export interface RankingTarget extends RankingInput {
  /** Indices of right candidates. Empty: there is nothing to rank, the loss is 0. */
  readonly gold: readonly number[];
}

/** Turns a layer's input into what the adapter sees while training (dropout). */
export type InputNoise = (input: FloatArray) => FloatArray;

/**
 * Cross-entropy of the softmax over the candidates, the target spread evenly over the right ones.
 * Adds `weight` times its gradient to `into` and gives the loss, not weighted.
 */
export function accumulateGradient(
  ranker: Ranker,
  target: RankingTarget,
  into: RankerWeights,
  weight = 1,
  noise: InputNoise = (input) => input,
): number {
  const { shape, weights } = ranker;
  const { candidates, gold, lexical } = target;
  if (gold.length === 0 || candidates.length === 0) return 0;
  const forward = (text: RankingInput['query']): LayerActivation =>
    forwardLayer(shape, weights, text, noise(text.pooled));
  const query = forward(target.query);
  const activations = candidates.map(forward);
  const cosines = activations.map(({ output }) => dot(query.output, output));
  const factor = weights.cosine[0] ?? 0;
  const scores = cosines.map((cosine, i) => factor * cosine + lexicalTerm(weights, lexical[i]));
  const { probabilities, logNormaliser } = softmax(scores);

  const wanted = new Set(gold);
  const share = 1 / wanted.size;
  let loss = 0;
  const queryGradient = new Float64Array(shape.outputs);
  for (const [i, activation] of activations.entries()) {
    const isGold = wanted.has(i);
    if (isGold) loss += share * (logNormaliser - (scores[i] ?? 0));
    const error = weight * ((probabilities[i] ?? 0) - (isGold ? share : 0));
    if (ranker.features === 'lexical') {
      into.cosine[0] = (into.cosine[0] ?? 0) + error * (cosines[i] ?? 0);
      for (let f = 0; f < into.lexical.length; f++) {
        into.lexical[f] = (into.lexical[f] ?? 0) + error * (lexical[i]?.[f] ?? 0);
      }
    }
    const pull = error * factor;
    for (let o = 0; o < shape.outputs; o++) {
      queryGradient[o] = (queryGradient[o] ?? 0) + pull * (activation.output[o] ?? 0);
    }
    const gradient = query.output.map((value) => pull * value);
    backwardLayer(shape, weights, activation, gradient, into);
  }
  backwardLayer(shape, weights, query, queryGradient, into);
  return loss;
}

function softmax(scores: readonly number[]) {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return {
    probabilities: powers.map((power) => power / total),
    logNormaliser: top + Math.log(total),
  };
}
