import type {
  ChangedOutcome,
  Comparator,
  Interval,
  ReportMetric,
  RunManifest,
  RunStatus,
} from '../../contract';

/** Two runs side by side, A and B. Every difference is B minus A. */
export interface RunComparison {
  readonly a: ComparedRun;
  readonly b: ComparedRun;
  /** Whether both read the same data: the hashes of their data sets are equal. */
  readonly same_data: boolean;
  /** What was found, in a few sentences made from the numbers below. */
  readonly summary: string;
  /** What the runs were given, where that differs. */
  readonly settings: readonly SettingDifference[];
  /** Every gate of either run: those that A passed and B fails first. */
  readonly gates: readonly ComparedGate[];
  /** Every metric that both runs have, in the order of A's report. */
  readonly metrics: readonly ComparedMetric[];
  /** Metrics that only one of the runs has. */
  readonly unmatched_metrics: readonly UnmatchedMetric[];
  /** Per adapter and ensemble of both runs, whose answers changed; empty when the data differs. */
  readonly answers: readonly ComparedAnswers[];
}

/** Which run. */
export type Side = 'a' | 'b';

/** One of the two runs. */
export interface ComparedRun {
  readonly run_id: string;
  readonly experiment_id: string;
  readonly title: string;
  readonly status: RunStatus;
}

/** Something that a run was given; absent where a run has no such setting. */
type SettingValue = RunManifest['params'][string];

/** A setting that differs between the runs. */
export interface SettingDifference {
  /**
   * `experiment_id`, `seed`, or one of a group after a dot: `params.…`, `dataset.…`,
   * `environment.…`, and `hedging.…` of the hedging policy.
   */
  readonly name: string;
  readonly a?: SettingValue;
  readonly b?: SettingValue;
}

/** A gate of one run and the same gate of the other: same metric, adapter, split and comparator. */
export interface ComparedGate {
  readonly metric: string;
  readonly adapter_id?: string;
  readonly split?: string;
  readonly comparator: Comparator;
  /** Null when the run has no such gate. */
  readonly a: GateOutcome | null;
  readonly b: GateOutcome | null;
  readonly change: GateChange;
}

/** How one run did at a gate. */
export interface GateOutcome {
  /** In the unit of the metric. */
  readonly threshold: number;
  /** In the unit of the metric; null when it was not measured. */
  readonly value: number | null;
  readonly passed: boolean;
}

/** From A to B, what matters most first. */
export const GATE_CHANGES = [
  'newly_failing',
  'still_failing',
  'only_in_b',
  'only_in_a',
  'newly_passing',
  'still_passing',
] as const;

export type GateChange = (typeof GATE_CHANGES)[number];

/** One metric of both runs. */
export interface ComparedMetric extends Pick<
  ReportMetric,
  'name' | 'adapter_id' | 'split' | 'unit'
> {
  readonly a: ComparedValue;
  readonly b: ComparedValue;
  /** B minus A, in the unit of the metric; null when either is undefined. */
  readonly difference: number | null;
  /** 95 % interval of the difference, in the unit of the metric; absent when `basis` is null. */
  readonly interval?: Interval;
  /**
   * What is compared. `paired`: the examples that both runs answered, drawn together; both values
   * are over these, so they can differ from the reports'. `independent`: the calls of either run,
   * drawn by themselves. Null: the two values as the reports have them, without an interval.
   */
  readonly basis: 'paired' | 'independent' | null;
}

/** The value of a metric in one run. */
interface ComparedValue {
  /** In the unit of the metric; null when it is undefined. */
  readonly value: number | null;
  /** Examples it was measured on. */
  readonly num_examples: number;
}

/** A metric that one run has and the other has not. */
export interface UnmatchedMetric extends Pick<ReportMetric, 'name' | 'adapter_id' | 'split'> {
  readonly only_in: Side;
}

/** The answers of one adapter, or the winners of one ensemble, in both runs. */
export interface ComparedAnswers {
  readonly kind: 'adapter' | 'ensemble';
  readonly adapter_id: string;
  /** Examples that both runs answered. */
  readonly num_examples: number;
  /** Of these, how many can be judged right or wrong in both. */
  readonly num_judged: number;
  readonly right_to_wrong: number;
  readonly wrong_to_right: number;
  /** Two-sided p-value of McNemar's exact test of the two numbers; null when none is judged. */
  readonly mcnemar_p_value: number | null;
  /** Every answer that differs: right to wrong first, then wrong to right, then the others. */
  readonly changes: readonly AnswerChange[];
}

/** An example that the runs answered differently. */
export interface AnswerChange {
  readonly example_id: string;
  readonly split: string;
  /** Output of an adapter, or normalised winner of an ensemble; null when there is none. */
  readonly a: string | null;
  readonly b: string | null;
  /** Null when it cannot be judged. */
  readonly change: ChangedOutcome['change'];
}
