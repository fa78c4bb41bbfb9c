import type { SeededRandom } from '../../stats';
import type { DenseLayer } from '../encoder/encoder';

/** Weights are stored in single precision; the gradient checks run the same code in double. */
export type FloatArray = Float32Array | Float64Array;

export interface LoraShape {
  readonly inputs: number;
  readonly outputs: number;
  readonly rank: number;
  /** The update is scaled by alpha / rank. */
  readonly alpha: number;
}

/** The two thin matrices, laid out as PEFT stores them. */
export interface LoraWeights {
  /** `lora_A`, [rank, inputs]. */
  readonly down: FloatArray;
  /** `lora_B`, [outputs, rank]. */
  readonly up: FloatArray;
}

/** A text as the adapted layer sees it. The frozen half is computed once per text, not per step. */
export interface EncodedText {
  /** Input of the layer, p. */
  readonly pooled: Float32Array;
  /** p·W + b. */
  readonly frozen: Float32Array;
}

/** What the backward pass needs of a forward pass. */
export interface LayerActivation {
  readonly input: FloatArray;
  /** A·p */
  readonly low: Float64Array;
  /** tanh(z) */
  readonly bent: Float64Array;
  readonly norm: number;
  /** The unit vector that is compared. */
  readonly output: Float64Array;
}

/**
 * A Gaussian, B zero (Hu et al. 2021, section 4.1): the first step starts exactly at the base.
 *
 * @see https://arxiv.org/abs/2106.09685
 */
export function initialLora(shape: LoraShape, random: SeededRandom): LoraWeights {
  const spread = 1 / Math.sqrt(shape.inputs);
  return {
    down: Float32Array.from({ length: shape.rank * shape.inputs }, () => random.normal() * spread),
    up: new Float32Array(shape.outputs * shape.rank),
  };
}

/** p·W + b of the frozen layer. */
export function encodeText({ weight, bias }: DenseLayer, pooled: Float32Array): EncodedText {
  const outputs = bias.length;
  const sum = Float64Array.from(bias);
  for (let i = 0; i < pooled.length; i++) {
    const p = pooled[i] ?? 0;
    for (let o = 0; o < outputs; o++) sum[o] = (sum[o] ?? 0) + p * (weight[i * outputs + o] ?? 0);
  }
  return { pooled, frozen: Float32Array.from(sum) };
}

/** h = l2norm(tanh(p·W + b + (alpha / rank)·B·A·p)); `input` is p, or p after dropout. */
export function forwardLayer(
  shape: LoraShape,
  { down, up }: LoraWeights,
  text: EncodedText,
  input: FloatArray = text.pooled,
): LayerActivation {
  const { inputs, outputs, rank } = shape;
  const scale = scaleOf(shape);
  const low = new Float64Array(rank);
  for (let r = 0; r < rank; r++) {
    let sum = 0;
    for (let i = 0; i < inputs; i++) sum += (down[r * inputs + i] ?? 0) * (input[i] ?? 0);
    low[r] = sum;
  }
  const bent = new Float64Array(outputs);
  let squares = 0;
  for (let o = 0; o < outputs; o++) {
    let update = 0;
    for (let r = 0; r < rank; r++) update += (up[o * rank + r] ?? 0) * (low[r] ?? 0);
    const value = Math.tanh((text.frozen[o] ?? 0) + scale * update);
    bent[o] = value;
    squares += value * value;
  }
  const norm = Math.sqrt(Math.max(squares, 1e-12));
  return { input, low, bent, norm, output: bent.map((value) => value / norm) };
}

/** Adds the gradients of `down` and `up` for a gradient `outputGradient` of the unit vector. */
export function backwardLayer(
  shape: LoraShape,
  weights: LoraWeights,
  { input, low, bent, norm, output }: LayerActivation,
  outputGradient: Float64Array,
  into: LoraWeights,
): void {
  const { inputs, outputs, rank } = shape;
  if (rank === 0) return;
  const scale = scaleOf(shape);
  let along = 0;
  for (let o = 0; o < outputs; o++) along += (output[o] ?? 0) * (outputGradient[o] ?? 0);
  const lowGradient = new Float64Array(rank);
  for (let o = 0; o < outputs; o++) {
    const tanh = bent[o] ?? 0;
    const unbent = ((outputGradient[o] ?? 0) - (output[o] ?? 0) * along) / norm;
    const z = scale * unbent * (1 - tanh * tanh);
    for (let r = 0; r < rank; r++) {
      const at = o * rank + r;
      lowGradient[r] = (lowGradient[r] ?? 0) + z * (weights.up[at] ?? 0);
      into.up[at] = (into.up[at] ?? 0) + z * (low[r] ?? 0);
    }
  }
  for (let r = 0; r < rank; r++) {
    const gradient = lowGradient[r] ?? 0;
    for (let i = 0; i < inputs; i++) {
      const at = r * inputs + i;
      into.down[at] = (into.down[at] ?? 0) + gradient * (input[i] ?? 0);
    }
  }
}

/** W + (alpha / rank)·A·B as one matrix [inputs, outputs], for use without an adapter. */
export function mergedLayer(
  shape: LoraShape,
  { down, up }: LoraWeights,
  layer: DenseLayer,
): DenseLayer {
  const { inputs, outputs, rank } = shape;
  const scale = scaleOf(shape);
  const weight = Float32Array.from(layer.weight, (frozen, at) => {
    const i = Math.floor(at / outputs);
    const o = at % outputs;
    let update = 0;
    for (let r = 0; r < rank; r++) update += (down[r * inputs + i] ?? 0) * (up[o * rank + r] ?? 0);
    return frozen + scale * update;
  });
  return { weight, bias: layer.bias };
}

function scaleOf({ alpha, rank }: LoraShape): number {
  return rank === 0 ? 0 : alpha / rank;
}
