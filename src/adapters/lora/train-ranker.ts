import { seededRandom } from '../../stats';
import { ModelError } from '../model-error';
import { createAdamW, type AdamWParams, type Parameter } from './adamw';
import { accumulateGradient, type InputNoise, type RankingTarget } from './ranker-gradient';
import type { Ranker } from './ranker';

/** Training in the shape of Tinker's API: gradients gather until a step spends them. */
export interface TrainingSession {
  /** Mean loss over the batch's examples that have a right candidate; adds its gradient. */
  forwardBackward(batch: readonly RankingTarget[]): { loss: number; examples: number };
  /** Spends the gathered gradients. */
  optimStep(params: AdamWParams): { grad_norm: number };
}

export interface TrainingOptions {
  epochs?: number;
  batch_size?: number;
  /** Peak of the adapter's learning rate; it falls to 0 in a straight line. */
  learning_rate?: number;
  weight_decay?: number;
  grad_clip_norm?: number;
  /** Share of the adapter's inputs set to 0 in a training step. */
  dropout?: number;
  /** Learning rate of the linear scores over that of the adapter: theirs is a small convex problem. */
  head_rate?: number;
  /** Decides the order of examples and what drops out. Default 0. */
  seed?: number;
}

/** Chosen by cross-validation inside SciFact's train claims; dev took no part. */
export const TRAINING_DEFAULTS = {
  epochs: 10,
  batch_size: 16,
  learning_rate: 0.0005,
  weight_decay: 0.01,
  grad_clip_norm: 1,
  dropout: 0.3,
  head_rate: 200,
  seed: 0,
} as const satisfies Required<TrainingOptions>;

/** Trains `ranker.weights` in place. */
export function createTrainingSession(
  ranker: Ranker,
  options: Pick<TrainingOptions, 'dropout' | 'head_rate' | 'seed'> = {},
): TrainingSession {
  const { dropout, head_rate, seed } = { ...TRAINING_DEFAULTS, ...options };
  if (!(dropout >= 0 && dropout < 1)) {
    throw new ModelError('invalid_input', `dropout must be in [0, 1), got ${dropout}`);
  }
  const { down, up, cosine, lexical } = ranker.weights;
  const adapter = [down, up].map((values) => parameter(values, 1, true));
  const head = [cosine, lexical].map((values) => parameter(values, head_rate, false));
  const [downParameter, upParameter] = adapter;
  const [cosineParameter, lexicalParameter] = head;
  if (!downParameter || !upParameter || !cosineParameter || !lexicalParameter)
    throw new TypeError();
  const gradients = {
    down: downParameter.gradient,
    up: upParameter.gradient,
    cosine: cosineParameter.gradient,
    lexical: lexicalParameter.gradient,
  };
  const optimiser = createAdamW([...adapter, ...head]);
  // Another stream than the order's, so that one does not shift the other.
  const noise = dropout > 0 ? dropoutNoise(dropout, seed) : undefined;
  return {
    forwardBackward(batch) {
      const used = batch.filter(({ gold }) => gold.length > 0);
      let loss = 0;
      for (const target of used) {
        loss += accumulateGradient(ranker, target, gradients, 1 / used.length, noise) / used.length;
      }
      return { loss, examples: used.length };
    },
    optimStep: (params) => ({ grad_norm: optimiser.step(params) }),
  };
}

/** One step of a training plan. */
export interface PlannedStep {
  readonly step: number;
  readonly steps: number;
  readonly epoch: number;
  /** Indices of examples. */
  readonly batch: readonly number[];
  readonly params: AdamWParams;
}

/** Which examples each step sees and with what learning rate; depends on the options alone. */
export function* planTraining(
  count: number,
  options: TrainingOptions = {},
): Generator<PlannedStep> {
  const { epochs, batch_size, learning_rate, weight_decay, grad_clip_norm, seed } = {
    ...TRAINING_DEFAULTS,
    ...options,
  };
  const random = seededRandom(seed);
  const perEpoch = Math.ceil(count / batch_size);
  const steps = perEpoch * epochs;
  for (let step = 0, epoch = 0; epoch < epochs; epoch++) {
    const order = random.shuffled(Array.from({ length: count }, (_, i) => i));
    for (let at = 0; at < count; at += batch_size, step++) {
      yield {
        step,
        steps,
        epoch,
        batch: order.slice(at, at + batch_size),
        params: { learning_rate: learning_rate * (1 - step / steps), weight_decay, grad_clip_norm },
      };
    }
  }
}

export interface TrainingProgress extends PlannedStep {
  readonly loss: number;
  readonly grad_norm: number;
}

/** Runs the whole plan at once; `onStep` sees every step, an aborted `signal` ends it. */
export function trainRanker(
  ranker: Ranker,
  examples: readonly RankingTarget[],
  options: TrainingOptions & {
    signal?: AbortSignal;
    onStep?: (progress: TrainingProgress) => void;
  } = {},
): Ranker {
  const used = examples.filter(({ gold }) => gold.length > 0);
  const session = createTrainingSession(ranker, options);
  for (const planned of planTraining(used.length, options)) {
    options.signal?.throwIfAborted();
    const { loss } = session.forwardBackward(planned.batch.flatMap((index) => used[index] ?? []));
    const { grad_norm } = session.optimStep(planned.params);
    options.onStep?.({ ...planned, loss, grad_norm });
  }
  return ranker;
}

function parameter(values: Parameter['values'], rate: number, decays: boolean): Parameter {
  return { values, gradient: new Float64Array(values.length), rate, decays };
}

function dropoutNoise(share: number, seed: number): InputNoise {
  const random = seededRandom(seed ^ 0x5bd1e995);
  const kept = 1 / (1 - share);
  return (input) => input.map((value) => (random.uniform() < share ? 0 : value * kept));
}
