import type { HedgingMetrics, Prediction, ReportSeries, RunManifest, VoteTrace } from '../contract';

/** Everything that a report is computed from. */
export interface RunRecords {
  readonly manifest: Pick<
    RunManifest,
    'run_id' | 'experiment_id' | 'name' | 'status' | 'params' | 'seed' | 'quality_targets'
  >;
  readonly predictions: readonly Prediction[];
  readonly votes: readonly VoteTrace[];
  /** Absent when the run measured no hedging. */
  readonly hedging?: HedgingMetrics;
  readonly series: readonly ReportSeries[];
}

/** The records of a run as its folder holds them, with the whole manifest. */
export interface StoredRunRecords extends RunRecords {
  readonly manifest: RunManifest;
}
