/**
 * Experiments and their runs: what is run, over which backend, and what a run leaves.
 */
export type { DatasetOrigin } from './datasets/dataset-manifest';
export { loadSciFact, type SciFactData } from './datasets/scifact';
export type { SciFactClaim, SciFactDocument } from './datasets/scifact-records';
export { loadSquad } from './datasets/squad';
export type { SquadQuestion } from './datasets/squad-records';
export type { SquadData } from './datasets/squad-splits';
export type { RunOutcome } from './execute-run';
export {
  defineExperiment,
  type CheckpointDraft,
  type CheckpointFiles,
  type HedgingDraft,
  type LoadedDataset,
  type MetricPlace,
  type MLExperiment,
  type PredictionDraft,
  type ReportRequest,
  type RunParams,
  type Stage,
  type StageContext,
  type Sweep,
} from './experiment';
export { endLeftRun, type LeftRunEnd } from './end-left-run';
export { ExperimentError, isExperimentError, type ExperimentErrorKind } from './experiment-error';
export { createLocalLoraBackend } from './local-lora-backend';
export { trainAdapter, type TrainingResult } from './train-adapter';
export { RunSuspendedError } from './run-suspended-error';
export { sweepPoints, type SweepPoint } from './sweep';
export {
  TinkexRunner,
  type RunOptions,
  type RunPoint,
  type RunPointOptions,
  type TinkexRunnerOptions,
} from './tinkex-runner';
export type {
  EvidenceAnswer,
  LabelledExample,
  LoraOptions,
  SamplingClient,
  TrainingBackend,
  TrainingClient,
} from './training-backend';
