import { setImmediate } from 'node:timers/promises';
import { seededRandom } from '../../stats';
import { ModelError } from '../model-error';
import { spansSaying } from './best-span';
import { MAX_SPAN_TOKENS } from './candidate-spans';
import type { ShortAnswerReader } from './short-answer-reader';
import type { ShortAnswerExample } from './short-answer-request';
import { spanLoss, type SpanTarget } from './span-gradient';
import type { SpanRanker } from './span-ranker';
import { openSpanRankerCache } from './span-ranker-cache';
import { BUCKETS } from './sparse-features';
import { spanFeatures } from './span-features';
import type { View } from './views';

export interface SpanTrainingOptions {
  /** Decides the order of the examples. */
  readonly seed: number;
  /** Passes over the examples, at least 1; default 6. */
  readonly epochs?: number;
  /** Step size of AdaGrad; default 0.05. */
  readonly learningRate?: number;
  readonly signal?: AbortSignal;
  /** Called after each epoch, the first being 0, with its mean loss in nats. */
  readonly onEpoch?: (epoch: number, loss: number) => void;
  /** Folder in which trained rankers are kept. Default: none, nothing is kept. */
  readonly cacheDir?: string;
}

/** Chosen by cross-validation within XQuAD's training articles; the others took no part. */
const DEFAULTS = { epochs: 6, learningRate: 0.05 };

/** From 0, a feature would move by the whole rate when first seen: rare ones would be learnt by heart. */
const FIRST_SQUARE = 1;

type TrainingPlan = Required<Pick<SpanTrainingOptions, 'seed' | 'epochs' | 'learningRate'>>;

/**
 * Trains a ranker of spans under a view: gradient descent on the softmax cross-entropy of the right
 * spans against the others, with step sizes by AdaGrad (Duchi, Hazan & Singer 2011). Examples with
 * no accepted answer among their spans teach nothing. The same seed and examples give the same bits,
 * and with `cacheDir` the second time they come from there, losses included.
 *
 * @throws ModelError `invalid_input` when the reader was not opened for the view, an option is out of
 *   range, or no example teaches anything; the signal's reason when it is aborted
 */
export async function trainSpanRanker(
  reader: ShortAnswerReader,
  view: View,
  examples: readonly ShortAnswerExample[],
  { signal, onEpoch, cacheDir, ...chosen }: SpanTrainingOptions,
): Promise<SpanRanker> {
  const plan: TrainingPlan = { ...DEFAULTS, ...chosen };
  checkPlan(plan);
  const models = reader.models(view);
  const cache =
    cacheDir === undefined
      ? undefined
      : openSpanRankerCache(cacheDir, { view, models, plan, examples });
  const known = await cache?.get();
  for (const [epoch, loss] of known?.losses.entries() ?? []) onEpoch?.(epoch, loss);
  if (known) return known;
  const targets = await targetsOf(reader, view, examples, signal);
  const weights = new Float32Array(BUCKETS);
  const losses: number[] = [];
  for await (const loss of descend(weights, targets, plan, signal)) {
    onEpoch?.(losses.length, loss);
    losses.push(loss);
  }
  const ranker = { view, models, weights, losses };
  await cache?.set(ranker);
  return ranker;
}

function checkPlan({ epochs, learningRate }: TrainingPlan): void {
  if (Number.isInteger(epochs) && epochs >= 1 && learningRate > 0 && learningRate < Infinity)
    return;
  throw new ModelError(
    'invalid_input',
    `epochs must be a whole number from 1 and learningRate above 0, got ${epochs} and ${learningRate}`,
  );
}

async function targetsOf(
  reader: ShortAnswerReader,
  view: View,
  examples: readonly ShortAnswerExample[],
  signal: AbortSignal | undefined,
): Promise<SpanTarget[]> {
  const prepared = await reader.read(examples, signal && { signal });
  const targets: SpanTarget[] = [];
  for (const [i, question] of prepared.entries()) {
    await pause(signal);
    const gold = spansSaying(question, examples[i]?.answers ?? []);
    if (gold.length > 0) targets.push({ features: spanFeatures(view, question), gold });
  }
  if (targets.length > 0) return targets;
  throw new ModelError('invalid_input', 'no example has an answer that its passage holds', {
    help: `answers must stand in the passage word for word, in at most ${MAX_SPAN_TOKENS} words`,
  });
}

/** Changes the weights, and gives the mean loss of each epoch as it ends. */
async function* descend(
  weights: Float32Array,
  targets: readonly SpanTarget[],
  { seed, epochs, learningRate }: TrainingPlan,
  signal: AbortSignal | undefined,
): AsyncGenerator<number> {
  const squares = new Float32Array(weights.length).fill(FIRST_SQUARE);
  const random = seededRandom(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    let sum = 0;
    for (const target of random.shuffled(targets)) {
      await pause(signal);
      const { loss, gradient } = spanLoss(weights, target);
      sum += loss;
      for (const [bucket, slope] of gradient) {
        const square = (squares[bucket] = (squares[bucket] ?? 0) + slope * slope);
        weights[bucket] = (weights[bucket] ?? 0) - (learningRate * slope) / Math.sqrt(square);
      }
    }
    yield sum / targets.length;
  }
}

/** Lets timers and aborts through: training takes seconds. */
async function pause(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}
