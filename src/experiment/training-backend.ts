import type {
  AdamWParams,
  Label,
  LabelHead,
  LabelPrediction,
  RankerOptions,
  RankingExample,
} from '../adapters';
import type { LoraConfig } from '../contract';
import type { CheckpointFiles } from './experiment';

/** An example with the label of its claim and document. */
export interface LabelledExample extends RankingExample {
  readonly label: Label;
}

/** Where the weights of a new adapter come from and how large it is. */
export type LoraOptions = Pick<RankerOptions, 'rank' | 'alpha' | 'features' | 'seed'>;

/**
 * Trains adapters and answers with them, in the shape of Tinker's API: a training client gathers
 * gradients and spends them, a sampling client answers with saved weights.
 *
 * @see https://tinker-docs.thinkingmachines.ai
 */
export interface TrainingBackend {
  /** Name of the frozen model. */
  baseModel(): Promise<string>;
  /** Does once what the examples need before they can be used, such as encoding their texts. */
  prepare(
    examples: readonly RankingExample[],
    options: {
      readonly signal: AbortSignal;
      readonly onProgress: (done: number, total: number) => void;
    },
  ): Promise<void>;
  /** A new adapter at its start, where it changes nothing. */
  createTrainingClient(options: LoraOptions): Promise<TrainingClient>;
  /** Trains the head that labels; it does not depend on an adapter. */
  trainLabelHead(examples: readonly LabelledExample[]): Promise<LabelHead>;
  /** A model from the files of a checkpoint. */
  createSamplingClient(files: CheckpointFiles): Promise<SamplingClient>;
  close(): Promise<void>;
}

/** One adapter in training. */
export interface TrainingClient {
  /** What the adapter adapts. */
  readonly lora: LoraConfig;
  /** Mean loss of the batch; its gradient is added to what was gathered. */
  forwardBackward(batch: readonly RankingExample[]): Promise<{ readonly loss: number }>;
  /** Spends the gathered gradients. */
  optimStep(params: AdamWParams): Promise<{ readonly grad_norm: number }>;
  /** The adapter with its heads, as files. */
  saveWeights(labelHead: LabelHead): Promise<CheckpointFiles>;
}

/** One answer: a score for each candidate, and what the label head says of the whole. */
export interface EvidenceAnswer {
  /** Only their order and differences mean something. */
  readonly scores: readonly number[];
  readonly label: LabelPrediction;
}

/** Saved weights that answer. */
export interface SamplingClient {
  answer(example: RankingExample): Promise<EvidenceAnswer>;
}
