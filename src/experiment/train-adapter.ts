import { setImmediate } from 'node:timers/promises';
import { planTraining, type RankingExample, type TrainingOptions } from '../adapters';
import type { RunParams, StageContext } from './experiment';
import type { TrainingClient } from './training-backend';

/** How far training went. */
export interface TrainingResult {
  /** Optimizer steps taken. */
  readonly steps: number;
  readonly epochs: number;
  /** Mean loss of the last epoch's batches. */
  readonly loss: number;
}

/**
 * Drives a training client through a plan of steps, and emits loss and learning rate of each under
 * `<name>/loss` and `<name>/learning_rate`.
 *
 * @throws the reason of the context's signal, between two steps
 */
export async function trainAdapter<Data, P extends RunParams>(
  context: StageContext<Data, P>,
  client: TrainingClient,
  name: string,
  examples: readonly RankingExample[],
  options: TrainingOptions,
): Promise<TrainingResult> {
  const usable = examples.filter(({ gold }) => gold.length > 0);
  let result: TrainingResult = { steps: 0, epochs: 0, loss: 0 };
  let lastEpoch: number[] = [];
  for (const { step, steps, epoch, batch, params } of planTraining(usable.length, options)) {
    // Training computes on this thread: between steps, signals and timers get their turn.
    await setImmediate();
    context.signal.throwIfAborted();
    const { loss } = await client.forwardBackward(batch.flatMap((i) => usable[i] ?? []));
    await client.optimStep(params);
    if (epoch === result.epochs) lastEpoch = [];
    lastEpoch.push(loss);
    const mean = lastEpoch.reduce((sum, value) => sum + value, 0) / lastEpoch.length;
    result = { steps: step + 1, epochs: epoch + 1, loss: mean };
    context.metric(`${name}/loss`, loss, { step, epoch });
    context.metric(`${name}/learning_rate`, params.learning_rate, { step, epoch });
    context.progress(step + 1, steps, 'steps');
  }
  return result;
}
