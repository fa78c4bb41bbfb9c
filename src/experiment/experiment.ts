import type {
  Checkpoint,
  DatasetManifest,
  HedgedCall,
  HedgingMetrics,
  LogPayload,
  LoraConfig,
  ParamValue,
  Prediction,
  QualityTarget,
  ReportPlan,
  Scores,
  StageKind,
  VoteTrace,
} from '../contract';
import type { Clock } from '../reliability';
import type { TrainingBackend } from './training-backend';

/** Parameters of a run by name. */
export type RunParams = Readonly<Record<string, ParamValue>>;

/** The values of each parameter that a sweep goes through. */
export type Sweep<P extends RunParams> = { readonly [K in keyof P]: readonly P[K][] };

/** What an experiment is: its parameters, its data, its stages and the gates it is held to. */
export interface MLExperiment<Data = unknown, P extends RunParams = RunParams> {
  /** Names the experiment's folder; letters, digits, `_` and `-`. */
  readonly experiment_id: string;
  /** Title for people. */
  readonly name: string;
  /** What is asked and how it is answered, in a few sentences. */
  readonly description: string;
  /** Each run is one point of the cartesian product of these values. */
  readonly params: Sweep<P>;
  /** Each run's own seed is derived from it. An integer from 0. */
  readonly seed: number;
  readonly quality_targets: readonly QualityTarget[];
  /** Folder to write under. Without it a run fails before anything is created. */
  readonly output_dir?: string;
  /**
   * Reads the data, once for all runs, before anything is created.
   *
   * @param source folder given by the caller; absent: the experiment's own data.
   */
  readonly loadData: (source?: string) => Promise<LoadedDataset<Data>>;
  readonly stages: readonly Stage<Data, P>[];
}

/** Data in memory, and what goes into the run manifest about it. */
export interface LoadedDataset<Data> {
  readonly manifest: DatasetManifest;
  readonly data: Data;
}

/** One step of a run. Stages share nothing but the run's folder: what one leaves, the next reads. */
export interface Stage<Data = unknown, P extends RunParams = RunParams> {
  /** Unique within the experiment. */
  readonly name: string;
  readonly kind: StageKind;
  readonly run: (context: StageContext<Data, P>) => Promise<void>;
}

/** What a stage can see and leave. */
export interface StageContext<Data = unknown, P extends RunParams = RunParams> {
  /** For records that are made elsewhere, such as the trace of a vote. */
  readonly run_id: string;
  readonly params: P;
  /** The run's own seed. */
  readonly seed: number;
  readonly data: Data;
  readonly backend: TrainingBackend;
  /** Measures latencies, and waits. */
  readonly clock: Clock;
  /** Folder to keep what depends on data and code alone in between runs; absent: keep nothing. */
  readonly cacheDir?: string;
  /** The run's folder, for reading. */
  readonly folder: string;
  /** Aborted when the run is canceled. */
  readonly signal: AbortSignal;
  /** Checkpoints saved so far in this run. */
  readonly checkpoints: readonly Checkpoint[];
  /** Emits a `metric` event. */
  readonly metric: (name: string, value: number, at: MetricPlace) => void;
  /** Emits a `progress` event. `total` null: not known. */
  readonly progress: (completed: number, total: number | null, unit: string) => void;
  /** Emits a `log` event. */
  readonly log: (level: LogPayload['level'], message: string) => void;
  /** Writes the files under `checkpoints/<checkpoint_id>/` and emits a `checkpoint` event. */
  readonly saveCheckpoint: (draft: CheckpointDraft) => Promise<Checkpoint>;
  /** The files of a checkpoint of this run, read back from its folder. */
  readonly readCheckpoint: (checkpoint_id: string) => Promise<CheckpointFiles>;
  /** Appends a line to `predictions.jsonl`. */
  readonly predict: (prediction: PredictionDraft) => Promise<void>;
  /** The predictions that the run's stages have left so far, read back from the file. */
  readonly predictions: () => AsyncGenerator<Prediction>;
  /** Appends a line to `votes.jsonl`; emits a `vote` event, and the rates of the votes so far. */
  readonly vote: (trace: VoteTrace) => Promise<void>;
  /** The votes that the run's stages have left so far, read back from the file. */
  readonly votes: () => AsyncGenerator<VoteTrace>;
  /** Emits a `hedge` event. */
  readonly hedge: (call: HedgedCall) => void;
  /** Writes `hedging_metrics.json`, with every number that follows from its calls. */
  readonly saveHedging: (hedging: HedgingDraft) => Promise<void>;
  /** Says what is reported; the runner computes it from the records, and adds gates and series. */
  readonly report: (request: ReportRequest) => void;
}

/** Where in a stage a metric was taken: at least one of step and epoch. */
export type MetricPlace = ({ readonly step: number } | { readonly epoch: number }) & {
  readonly step?: number;
  readonly epoch?: number;
  readonly unit?: string;
};

/** Files of a checkpoint by name. */
export type CheckpointFiles = readonly { readonly name: string; readonly bytes: Uint8Array }[];

/** A checkpoint before its files are written. */
export interface CheckpointDraft {
  readonly checkpoint_id: string;
  /** Optimizer steps taken. */
  readonly step: number;
  readonly epoch?: number;
  /** The `.safetensors` among them is the one that the checkpoint document names. */
  readonly files: CheckpointFiles;
  readonly metrics?: Scores;
  readonly lora?: LoraConfig;
}

/** A prediction without what the run knows itself. */
export type PredictionDraft = Omit<Prediction, 'schema_version' | 'run_id' | 'stage'>;

/** Hedged and unhedged calls, before anything is computed from them. */
export type HedgingDraft = Pick<HedgingMetrics, 'policy' | 'target_ms' | 'calls'>;

/** What a report is to say. */
export interface ReportRequest extends ReportPlan {
  /** What a reader should know about how the numbers were made. */
  readonly notes: readonly string[];
}

/** Gives `experiment` back; its types are inferred from what it holds. */
export function defineExperiment<Data, P extends RunParams>(
  experiment: MLExperiment<Data, P>,
): MLExperiment<Data, P> {
  return experiment;
}
