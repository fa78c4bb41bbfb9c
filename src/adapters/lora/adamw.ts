import { ModelError } from '../model-error';
import type { FloatArray } from './lora-layer';

/** Options of one optimiser step; names as in Tinker's `AdamParams`. */
export interface AdamWParams {
  learning_rate: number;
  /** Default 0.9. */
  beta1?: number;
  /** Default 0.999. */
  beta2?: number;
  /** Default 1e-8. */
  eps?: number;
  /** Decoupled decay, scaled by the learning rate. Default 0. */
  weight_decay?: number;
  /** Gradients of a larger norm are scaled down to it. Default: no limit. */
  grad_clip_norm?: number;
}

/** A tensor to train, and how it differs from its neighbours. */
export interface Parameter {
  readonly values: FloatArray;
  readonly gradient: FloatArray;
  /** Multiplies the learning rate. */
  readonly rate: number;
  readonly decays: boolean;
}

export interface AdamW {
  /** Applies the gathered gradients, sets them to zero and gives their norm before clipping. */
  step(params: AdamWParams): number;
}

/** @see Loshchilov & Hutter, Decoupled Weight Decay Regularization, 2019, algorithm 2 */
export function createAdamW(parameters: readonly Parameter[]): AdamW {
  const moments = parameters.map(({ values }) => ({
    first: new Float64Array(values.length),
    second: new Float64Array(values.length),
  }));
  let steps = 0;
  return {
    step({
      learning_rate,
      beta1 = 0.9,
      beta2 = 0.999,
      eps = 1e-8,
      weight_decay = 0,
      grad_clip_norm,
    }) {
      const norm = gradientNorm(parameters);
      if (!Number.isFinite(norm)) {
        throw new ModelError(
          'invalid_input',
          `the gradient is not finite before step ${steps + 1}`,
          {
            help: 'lower the learning rate',
          },
        );
      }
      steps += 1;
      const clip =
        grad_clip_norm !== undefined && norm > grad_clip_norm ? grad_clip_norm / norm : 1;
      const firstBias = 1 - beta1 ** steps;
      const secondBias = 1 - beta2 ** steps;
      for (const [p, { values, gradient, rate, decays }] of parameters.entries()) {
        const moment = moments[p];
        if (!moment) continue;
        const { first, second } = moment;
        const lr = learning_rate * rate;
        for (let i = 0; i < values.length; i++) {
          const g = (gradient[i] ?? 0) * clip;
          const m = beta1 * (first[i] ?? 0) + (1 - beta1) * g;
          const v = beta2 * (second[i] ?? 0) + (1 - beta2) * g * g;
          first[i] = m;
          second[i] = v;
          const kept = (values[i] ?? 0) * (decays ? 1 - lr * weight_decay : 1);
          values[i] = kept - (lr * (m / firstBias)) / (Math.sqrt(v / secondBias) + eps);
        }
        gradient.fill(0);
      }
      return norm;
    },
  };
}

function gradientNorm(parameters: readonly Parameter[]): number {
  let squares = 0;
  for (const { gradient } of parameters) for (const g of gradient) squares += g * g;
  return Math.sqrt(squares);
}
