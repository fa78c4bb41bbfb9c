import { seededRandom } from '../../stats';
import type { DenseLayer, SentenceEncoder } from '../encoder/encoder';
import { ModelError } from '../model-error';
import { LEXICAL_FEATURES } from './lexical-features';
import {
  forwardLayer,
  initialLora,
  type EncodedText,
  type FloatArray,
  type LoraShape,
} from './lora-layer';

/** The frozen model that is adapted. */
export interface RankerBase {
  readonly name: string;
  readonly layer: DenseLayer;
}

export interface RankerOptions {
  /** Rank of the adapter; 0 trains no adapter. Default 8. */
  rank?: number;
  /** Default 16. */
  alpha?: number;
  /** Decides A's first values. Default 0. */
  seed?: number;
  /** `lexical` adds a learned linear term over `lexicalFeatures`. Default `lexical`. */
  features?: 'none' | 'lexical';
  /**
   * Divides the cosine. A constant without features (default 0.05); with them a learned factor that
   * starts here (default 0.1).
   */
  temperature?: number;
}

/** Everything that is trained. */
export interface RankerWeights {
  readonly down: FloatArray;
  readonly up: FloatArray;
  /** One number: the factor of the cosine. */
  readonly cosine: FloatArray;
  /** One number a lexical feature; empty without features. */
  readonly lexical: FloatArray;
}

export interface Ranker {
  readonly base: RankerBase;
  readonly shape: LoraShape;
  readonly features: 'none' | 'lexical';
  readonly weights: RankerWeights;
}

/** A question with its candidates, in the form the ranker computes with. */
export interface RankingInput {
  readonly query: EncodedText;
  readonly candidates: readonly EncodedText[];
  /** One row a candidate. */
  readonly lexical: readonly Float32Array[];
}

export const RANKER_DEFAULTS = {
  rank: 8,
  alpha: 16,
  seed: 0,
  features: 'lexical',
  temperature: { none: 0.05, lexical: 0.1 },
} as const;

export function rankerBase(encoder: SentenceEncoder): RankerBase {
  return { name: encoder.name, layer: encoder.lastLayer() };
}

export function createRanker(base: RankerBase, options: RankerOptions = {}): Ranker {
  const { rank, alpha, seed, features } = { ...RANKER_DEFAULTS, ...options };
  const temperature = options.temperature ?? RANKER_DEFAULTS.temperature[features];
  const outputs = base.layer.bias.length;
  const inputs = base.layer.weight.length / outputs;
  if (!Number.isInteger(rank) || rank < 0 || rank > Math.min(inputs, outputs)) {
    throw new ModelError(
      'invalid_input',
      `rank must be a whole number from 0 to ${Math.min(inputs, outputs)}, got ${rank}`,
    );
  }
  if (!(temperature > 0 && Number.isFinite(temperature))) {
    throw new ModelError('invalid_input', `temperature must be above 0, got ${temperature}`);
  }
  const shape: LoraShape = { inputs, outputs, rank, alpha };
  return {
    base,
    shape,
    features,
    weights: {
      ...initialLora(shape, seededRandom(seed)),
      cosine: Float32Array.of(1 / temperature),
      lexical: new Float32Array(features === 'lexical' ? LEXICAL_FEATURES.length : 0),
    },
  };
}

/** One score a candidate; only their order and differences mean something. */
export function scoreCandidates(ranker: Ranker, input: RankingInput): Float64Array {
  const { shape, weights } = ranker;
  const query = forwardLayer(shape, weights, input.query).output;
  return Float64Array.from(input.candidates, (candidate, i) => {
    const cosine = dot(query, forwardLayer(shape, weights, candidate).output);
    return (weights.cosine[0] ?? 0) * cosine + lexicalTerm(weights, input.lexical[i]);
  });
}

/** The learned linear term; 0 without features. */
export function lexicalTerm({ lexical }: RankerWeights, row: Float32Array | undefined): number {
  return row === undefined || lexical.length === 0 ? 0 : dot(lexical, row);
}

export function dot(a: FloatArray, b: FloatArray): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
