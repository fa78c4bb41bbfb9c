/**
 * Models that answer. The local one is a frozen sentence encoder with a LoRA adapter on its last
 * weight: it ranks the sentences of a document for a claim, and a separate head labels the pair.
 */

/** What answers, and what it is asked. */
export type {
  Adapter,
  AdapterAnswer,
  AdapterRequest,
  ChatMessage,
  GenerateOptions,
} from './adapter';

/** The one error of this folder; `kind` is for code, `message` and `help` are for people. */
export { ModelError, type ModelErrorKind } from './model-error';

/** Opens the frozen encoder in worker threads; needs the optional `@energetic-ai/*` packages. */
export {
  openSentenceEncoder,
  encodeDistinct,
  ENCODER_DIMENSION,
  type DenseLayer,
  type EncodeOptions,
  type SentenceEncoder,
  type SentenceEncoderOptions,
} from './encoder/encoder';

/** The ranker: create it at the base, score with it. */
export {
  createRanker,
  rankerBase,
  scoreCandidates,
  RANKER_DEFAULTS,
  type Ranker,
  type RankerBase,
  type RankerOptions,
  type RankerWeights,
  type RankingInput,
} from './lora/ranker';

/** Examples as text, and as the ranker computes with them. */
export { prepareExamples, textsOf, type RankingExample } from './lora/ranking-example';
export type { RankingTarget } from './lora/ranker-gradient';

/** Training: a session in the shape of Tinker's API, a plan of its steps, and both in one call. */
export {
  createTrainingSession,
  planTraining,
  trainRanker,
  TRAINING_DEFAULTS,
  type PlannedStep,
  type TrainingOptions,
  type TrainingProgress,
  type TrainingSession,
} from './lora/train-ranker';
export type { AdamWParams } from './lora/adamw';

/** The adapted weight as one matrix, for use without an adapter. */
export { mergedLayer } from './lora/lora-layer';

/** What the words of a claim and a sentence say; the columns of the ranker's linear term. */
export { lexicalFeatures, LEXICAL_FEATURES } from './lora/lexical-features';

/** SUPPORT, CONTRADICT or NEI, from frozen features alone. */
export { labelFeatures, LABEL_FEATURES } from './lora/label-features';
export {
  predictLabel,
  trainLabelHead,
  LABELS,
  LABEL_DEFAULTS,
  type Label,
  type LabelHead,
  type LabelPrediction,
  type LabelTarget,
  type LabelTrainingOptions,
} from './lora/label-head';

/** A trained model as bytes under PEFT's names, and back with exactly the same scores. */
export {
  decodeCheckpoint,
  encodeCheckpoint,
  CHECKPOINT_FILES,
  type CheckpointFile,
  type LocalModel,
} from './lora/checkpoint';
export {
  decodeSafetensors,
  encodeSafetensors,
  type SafetensorsFile,
  type Tensor,
} from './safetensors';

/** Short answers from a passage. */
export * from './short-answers';

/** Models behind HTTP. */
export * from './model-server';
export * from './openai';
