/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

/**
 * A number of things, from 0 to 2^53-1.
 */
export type Count = number;
/**
 * Version of the schema a document was written for, major.minor.patch (Semantic Versioning 2.0.0). Within a major, changes are additive only: a reader accepts every minor of its own major.
 */
export type SchemaVersion = string;
/**
 * An opaque identifier, safe in a path and in a URL. Ours are UUIDv7 (RFC 9562), so they sort by time of creation; do not rely on it.
 */
export type Id = string;
/**
 * A short name of a stage, a metric, a parameter or an adapter: a letter or digit, then letters, digits, and the characters _ . : / @ + -.
 */
export type Name = string;
/**
 * A path inside the run's folder (or the data set's folder), with '/' between segments. No segment starts with a dot, so '.', '..' and hidden files cannot be named, and nothing can lead outside.
 */
export type RelativePath = string;
/**
 * SHA-256 over bytes on disk, 64 lower-case hexadecimal digits, as sha256sum prints it.
 */
export type Sha256 = string;
/**
 * A moment in UTC, RFC 3339 with the suffix Z and milliseconds or finer (three to nine fractional digits).
 */
export type Timestamp = string;
/**
 * A duration in milliseconds, from a monotonic clock; fractions are kept.
 */
export type DurationMs = number;
/**
 * A fraction in [0, 1], never a percentage.
 */
export type Rate = number;
/**
 * Seed of the pseudo-random generator, an integer from 0 to 2^53-1. The same seed on the same machine gives the same weights and the same answers.
 */
export type Seed = number;
/**
 * The value of one parameter: a string, a finite number, a boolean or null.
 */
export type ParamValue = string | number | boolean | null;
/**
 * What a stage does: train a model, evaluate it, or analyse what was recorded.
 */
export type StageKind = 'train' | 'eval' | 'analysis';
/**
 * State of a run. completed, failed and canceled are terminal and never change.
 */
export type RunStatus = 'running' | 'completed' | 'failed' | 'canceled';
/**
 * gte: the value must be at least the threshold; lte: at most.
 */
export type Comparator = 'gte' | 'lte';
/**
 * Names a finding by its rule, its place and its essential values, so that it stays the same however unrelated parts of the documents change; no unit.
 */
export type CompatFingerprint = string;
/**
 * State of a job. completed, failed and canceled are terminal and never change.
 */
export type JobState = 'queued' | 'running' | 'completed' | 'failed' | 'canceled';
/**
 * State of a stage; pending stages of a failed run stay pending.
 */
export type StageStatus = 'pending' | 'running' | 'completed' | 'failed' | 'canceled';
/**
 * One line of telemetry.jsonl, and one message of a run's stream. event_name says which variant it is.
 */
export type TelemetryEvent =
  | RunStartEvent
  | RunStopEvent
  | StageStartEvent
  | StageStopEvent
  | StageErrorEvent
  | MetricEvent
  | CheckpointEvent
  | VoteEvent
  | HedgeEvent
  | ProgressEvent
  | LogEvent;

/**
 * Low-rank adapter (Hu et al. 2021): the adapted weight is W + (alpha / rank) B A.
 */
export interface LoraConfig {
  /**
   * Rank r of the update; a count of dimensions, 0 for none.
   */
  rank: Count;
  /**
   * Scaling alpha; dimensionless, applied as alpha / rank.
   */
  alpha: number;
  /**
   * Name of the frozen base model; no unit.
   */
  base_model: string;
  /**
   * Weights of the base that are adapted, by name; no unit.
   */
  target_modules: string[];
}
/**
 * Weights that a training stage saved: where the file is, its hash, and where in training it was taken.
 */
export interface Checkpoint {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * Name of the checkpoint within its run; no unit.
   */
  checkpoint_id: Id;
  /**
   * Stage that saved it; no unit.
   */
  stage: Name;
  /**
   * Optimizer steps taken before it was saved; a count.
   */
  step: Count;
  /**
   * Passes over the training data before it was saved, in epochs; fractions are allowed.
   */
  epoch?: number;
  /**
   * Path of the weights inside the run's folder, under checkpoints/; no unit.
   */
  path: RelativePath;
  /**
   * File format of the weights; no unit.
   */
  format: 'safetensors';
  /**
   * Size of the weights file in bytes.
   */
  bytes: Count;
  /**
   * SHA-256 of the weights file, hexadecimal.
   */
  sha256: Sha256;
  /**
   * When it was saved, UTC.
   */
  created_at: Timestamp;
  /**
   * Metrics at that moment by name, each in its own unit.
   */
  metrics?: Scores;
  /**
   * What the weights adapt, when they are a LoRA adapter.
   */
  lora?: LoraConfig;
}
/**
 * Numbers by name; each name says its unit or is defined in docs/metrics.md.
 */
export interface Scores {
  [k: string]: number;
}
/**
 * Parameters of a run by name: one point of the experiment's sweep.
 */
export interface Params {
  [k: string]: ParamValue;
}
/**
 * What went wrong, for a person; never a stack trace, never a secret.
 */
export interface ErrorInfo {
  /**
   * Class of the error, such as TimeoutError; no unit.
   */
  name: string;
  /**
   * One sentence that says what happened; text, at most 8192 characters.
   */
  message: string;
}
/**
 * A confidence interval of the value it stands beside, in the unit of that value.
 */
export interface Interval {
  /**
   * Lower end, in the unit of the value.
   */
  low: number;
  /**
   * Upper end, in the unit of the value.
   */
  high: number;
  /**
   * Confidence level as a fraction; 0.95 throughout.
   */
  level: Rate;
  /**
   * How it was computed: percentile bootstrap over examples (Efron 1979), Wilson's score interval (1927), or order statistics of the sample; no unit.
   */
  method: 'bootstrap_percentile' | 'wilson' | 'order_statistics';
}
/**
 * A gate on one metric of the run. A metric that was not measured, or that is measured more than once where the gate does not say which, fails the gate.
 */
export interface QualityTarget {
  /**
   * Name of the metric the gate reads; no unit.
   */
  metric: Name;
  /**
   * Adapter whose metric the gate reads, where several are measured; no unit.
   */
  adapter_id?: Name;
  /**
   * Split whose metric the gate reads, where several are measured; no unit.
   */
  split?: Name;
  /**
   * Direction of the gate; no unit.
   */
  comparator: Comparator;
  /**
   * Bound, in the unit of the metric.
   */
  threshold: number;
  /**
   * What happens when the metric is missing: the gate fails. There is no other choice.
   */
  on_missing: 'fail';
}
/**
 * The outcome of one quality target.
 */
export interface QualityResult {
  /**
   * Name of the metric the gate read; no unit.
   */
  metric: Name;
  /**
   * Adapter whose metric the gate read, where several are measured; no unit.
   */
  adapter_id?: Name;
  /**
   * Split whose metric the gate read, where several are measured; no unit.
   */
  split?: Name;
  /**
   * Direction of the gate; no unit.
   */
  comparator: Comparator;
  /**
   * Bound, in the unit of the metric.
   */
  threshold: number;
  /**
   * Measured value in the unit of the metric; null when the metric is missing, and then passed is false.
   */
  value: number | null;
  /**
   * Whether the value is on the right side of the threshold; true or false.
   */
  passed: boolean;
}
/**
 * One file of the run's folder.
 */
export interface Artifact {
  /**
   * Where the file is, relative to the run's folder; no unit.
   */
  path: RelativePath;
  /**
   * Size of the file in bytes.
   */
  bytes: Count;
  /**
   * SHA-256 of the file's bytes, hexadecimal.
   */
  sha256: Sha256;
}
/**
 * What an answer cost.
 */
export interface Cost {
  /**
   * Price, in units of the currency.
   */
  amount: number;
  /**
   * ISO 4217 code of the currency, such as USD; no unit.
   */
  currency: string;
}
/**
 * A place in a document of a contract.
 */
export interface CompatPlace {
  /**
   * File of the contract, after the name of what it was read from when that is no folder; no unit.
   */
  file: string;
  /**
   * Line of the file, an integer, counted from 1; no unit.
   */
  line: number;
  /**
   * Column of the line, an integer, counted from 1 in UTF-16 code units; no unit.
   */
  column: number;
  /**
   * JSON Pointer (RFC 6901) of the value, or of what would hold it; no unit, '' is the whole document.
   */
  pointer: string;
}
/**
 * One way in which two contracts do not fit, with its evidence.
 */
export interface CompatFinding {
  /**
   * Id of the rule, which stays the same; no unit.
   */
  rule: string;
  /**
   * What fails: messages, code that is generated from the contract, or a strict reading of it; no unit.
   */
  level: 'wire' | 'codegen' | 'strict';
  /**
   * Whether it is proved, or neither proved nor refuted; no unit.
   */
  severity: 'breaking' | 'undecided';
  /**
   * backward: users of the old contract with the new one; forward: the other way round; no unit.
   */
  direction: 'backward' | 'forward';
  /**
   * One sentence: where, and what is wrong; text.
   */
  message: string;
  /**
   * What to do instead; text.
   */
  help: string;
  /**
   * Where the old contract has it.
   */
  old?: CompatPlace;
  /**
   * Where the new contract has it, or would.
   */
  new?: CompatPlace;
  /**
   * A message, or a value inside of one, that the one contract allows and the other does not; any JSON value.
   */
  witness?: {} | unknown[] | string | number | boolean | null;
  /**
   * Keyword that rejects the witness; no unit.
   */
  keyword?: string;
  /**
   * Names the finding for a waiver, 32 hexadecimal digits.
   */
  fingerprint: CompatFingerprint;
  /**
   * Whether the version was raised as the break requires, which is then no mistake; true or false.
   */
  released: boolean;
  /**
   * The waiver that accepts the finding; absent when none does.
   */
  waiver?: CompatWaiver;
}
/**
 * A finding that is accepted for a time, and why.
 */
export interface CompatWaiver {
  /**
   * The finding that is accepted, 32 hexadecimal digits.
   */
  fingerprint: CompatFingerprint;
  /**
   * Why the break is accepted; text.
   */
  reason: string;
  /**
   * Last day on which it is accepted, YYYY-MM-DD in UTC; no unit.
   */
  expires: string;
}
/**
 * A version that the changes may have to raise.
 */
export interface CompatVersion {
  /**
   * File that states the version; no unit.
   */
  file: string;
  /**
   * Version before, major.minor.patch; no unit.
   */
  old: string;
  /**
   * Version now, major.minor.patch; no unit.
   */
  new: string;
  /**
   * By how much it had to rise, already less by one for a version 0.x; no unit.
   */
  required: 'none' | 'patch' | 'minor' | 'major';
  /**
   * Whether it rose by as much; true or false.
   */
  sufficient: boolean;
}
/**
 * The new contract compared with one release of the old.
 */
export interface CompatComparison {
  /**
   * The old contract, as it was named; no unit.
   */
  base: string;
  /**
   * What was found, whatever is waived or released; no unit.
   */
  verdict: 'compatible' | 'breaking' | 'undecided';
  /**
   * The bump that the largest change requires of a version from 1.0.0 on; no unit.
   */
  required_bump: 'none' | 'patch' | 'minor' | 'major';
  /**
   * The versions that both contracts state.
   */
  versions: CompatVersion[];
  /**
   * What was found, in the order of the documents.
   */
  findings: CompatFinding[];
}
/**
 * What crucible compat found between a contract and earlier releases of it, as --format json prints it.
 */
export interface CompatReport {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * The worst verdict of all comparisons; no unit.
   */
  verdict: 'compatible' | 'breaking' | 'undecided';
  /**
   * Exit code of the command, an integer: 0 compatible or released as required, 1 breaking, 3 undecided; no unit.
   */
  exit_code: number;
  /**
   * The new contract, as it was named; no unit.
   */
  head: string;
  /**
   * Whether schemas are taken as written, or readers as tolerant of what they do not know; no unit.
   */
  policy: 'strict' | 'tolerant-reader';
  /**
   * Whose old and new are combined; no unit.
   */
  direction: 'backward' | 'forward' | 'full';
  /**
   * The highest level of rules that were applied; no unit.
   */
  level: 'wire' | 'codegen' | 'strict';
  /**
   * Waivers that are over or name nothing that was found; each fails the check.
   */
  failed_waivers: CompatWaiver[];
  /**
   * One for each release of the old contract.
   */
  comparisons: CompatComparison[];
}
/**
 * Findings that crucible compat --waivers accepts. One that has expired, or that fits no finding, fails.
 */
export interface CompatWaivers {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * The findings that are accepted.
   */
  waivers: CompatWaiver[];
}
/**
 * One file of a data set.
 */
export interface DatasetFile {
  /**
   * Path of the file inside the data set's folder; no unit.
   */
  path: RelativePath;
  /**
   * Split that the file holds; no unit, null when it belongs to all of them, such as a corpus.
   */
  split: string | null;
  /**
   * Size of the file in bytes.
   */
  bytes: Count;
  /**
   * SHA-256 of the file's bytes, hexadecimal.
   */
  sha256: Sha256;
  /**
   * Records in the file; a count.
   */
  num_records: Count;
}
/**
 * Which data a run read: name, version, splits, licence, source, and every file with its hash, so that anyone can check that they hold the same bytes.
 */
export interface DatasetManifest {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * Name of the data set; no unit.
   */
  name: Name;
  /**
   * Version of the data set as its authors name it; no unit.
   */
  version: string;
  /**
   * Splits the run read, joined by '+', such as train+dev; no unit.
   */
  split: Name;
  /**
   * Hash of the whole, hexadecimal: what `sha256sum FILES | sha256sum` prints for the files below, in their order, from inside the data set's folder.
   */
  sha256: Sha256;
  /**
   * Examples in the splits read; a count.
   */
  num_examples: Count;
  /**
   * Licence of the data, an SPDX expression where there is one; no unit.
   */
  license: string;
  /**
   * Where the data comes from: a URL or a sentence; no unit.
   */
  source: string;
  /**
   * The files that were read, in reading order.
   */
  files: DatasetFile[];
}
/**
 * A registered experiment: what a job can be asked of, and with which parameters.
 */
export interface Experiment {
  /**
   * Id of the experiment, as a job request names it; no unit.
   */
  experiment_id: Id;
  /**
   * Title for people; no unit; absent when not known.
   */
  name?: string;
  /**
   * What is asked and how it is answered, text for people; absent when not known.
   */
  description?: string;
  /**
   * JSON Schema (2020-12) of the params of a job request.
   */
  params_schema: ParamsSchema;
}
/**
 * A JSON Schema (2020-12) of the parameters of an experiment. Any validator takes it as it is; of its keywords those named here are always in use.
 */
export interface ParamsSchema {
  /**
   * Always object; no unit.
   */
  type: 'object';
  /**
   * Always false: no other parameter is known; no unit.
   */
  additionalProperties: false;
  /**
   * Each parameter by its name, in the order of the experiment.
   */
  properties: ParamSchemas;
}
/**
 * JSON Schemas (2020-12) of parameters by name.
 */
export interface ParamSchemas {
  [k: string]: ParamSchema;
}
/**
 * A JSON Schema (2020-12) of one parameter.
 */
export interface ParamSchema {
  /**
   * Types of the values it takes, each once; no unit.
   *
   * @minItems 1
   * @maxItems 4
   */
  type: ('string' | 'number' | 'boolean' | 'null')[];
  /**
   * Its value in a run whose job request does not name it; no unit but the parameter's own.
   */
  default: ParamValue;
  /**
   * Values that the experiment goes through; no unit but the parameter's own.
   */
  examples?: ParamValue[];
}
/**
 * Every experiment that may be asked for, sorted by id: the answer of GET /v1/experiments.
 */
export interface ExperimentList {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * The experiments, each once.
   */
  items: Experiment[];
}
/**
 * The policy the hedged arm ran under.
 */
export interface HedgingPolicy {
  /**
   * How the delay is chosen; no unit.
   */
  strategy: 'fixed' | 'percentile' | 'adaptive' | 'workload_aware' | 'exponential_backoff';
  /**
   * Percentile of recent latencies used as the delay by percentile and workload_aware, in percent of the distribution; null for other strategies.
   */
  percentile: number | null;
  /**
   * Fixed or initial delay in milliseconds; null when it is estimated, and for fixed when a backup is sent only after a failure.
   */
  delay_ms: number | null;
  /**
   * Latencies remembered for the estimate; a count, null when none are.
   */
  window: number | null;
  /**
   * Latencies that must be known before the first hedge; a count, 0 when the delay is not estimated.
   */
  warm_up: Count;
  /**
   * Least delay, in milliseconds.
   */
  min_delay_ms: DurationMs;
  /**
   * Factor from the delay of one hedge to that of the next; dimensionless, null for strategies other than exponential_backoff.
   */
  multiplier: number | null;
  /**
   * Share of calls that adaptive hedging aims to hedge, a fraction; null for other strategies.
   */
  target_hedge_rate: number | null;
  /**
   * Extra attempts allowed per call; a count.
   */
  max_hedges: Count;
  /**
   * Cap on the share of calls that may be hedged, a fraction: what each call adds to the token bucket; null for no cap.
   */
  budget: number | null;
  /**
   * Tokens the bucket holds at most, each worth one hedge; dimensionless, null for no cap.
   */
  budget_burst: number | null;
  /**
   * Deadline over all attempts of a call in milliseconds; null for none.
   */
  deadline_ms: number | null;
}
/**
 * One call: what was decided and how long everything took.
 */
export interface HedgedCall {
  /**
   * The call; no unit.
   */
  call_id: Id;
  /**
   * What was asked; calls of both arms with the same example are a pair; no unit.
   */
  example_id: Id;
  /**
   * Whether the call ran without or with the hedging policy; no unit.
   */
  arm: 'unhedged' | 'hedged';
  /**
   * Delay after which a backup would be sent, in milliseconds; null when hedging was off or warming up.
   */
  delay_ms: number | null;
  /**
   * Whether a backup was sent; true or false.
   */
  hedged: boolean;
  /**
   * Why a backup was sent (delay_passed, attempt_failed) or none was: hedging off, answered or failed for good before the delay, no budget, warming up, refused by the server, not idempotent, deadline or caller came first; no unit.
   */
  decision:
    | 'off'
    | 'answered'
    | 'delay_passed'
    | 'attempt_failed'
    | 'budget'
    | 'warm_up'
    | 'pushback'
    | 'not_idempotent'
    | 'deadline'
    | 'aborted';
  /**
   * Which attempt answered first; no unit, null when none did.
   */
  winner: 'primary' | 'backup' | null;
  /**
   * From the call to its answer or its failure, in milliseconds.
   */
  latency_ms: DurationMs;
  /**
   * Latency of the primary in milliseconds; a lower bound when primary_latency_is_lower_bound is true; null when it never started.
   */
  primary_latency_ms: number | null;
  /**
   * Whether the primary was aborted before it answered; true or false.
   */
  primary_latency_is_lower_bound: boolean;
  /**
   * Latency of the first backup in milliseconds, from when it was sent; null when none was sent.
   */
  backup_latency_ms: number | null;
  /**
   * Whether the backup was aborted before it answered; true or false.
   */
  backup_latency_is_lower_bound: boolean;
  /**
   * Attempts sent in all; a count.
   */
  attempts: Count;
  /**
   * Time that attempts which did not win had spent when they ended or were aborted, in milliseconds; a lower bound of the work lost.
   */
  wasted_ms: DurationMs;
  /**
   * How the call ended; no unit.
   */
  outcome: 'success' | 'failure' | 'deadline' | 'aborted';
  /**
   * Length of the answer in characters; a count.
   */
  output_length?: Count;
  /**
   * What all attempts cost.
   */
  cost?: Cost;
}
/**
 * One percentile of an arm's latencies: type 7 (Hyndman & Fan 1996), with its interval.
 */
export interface LatencyPercentile {
  /**
   * Which arm; no unit.
   */
  arm: 'unhedged' | 'hedged';
  /**
   * Which percentile, in percent of the distribution.
   */
  percentile: number;
  /**
   * The percentile, in milliseconds.
   */
  value_ms: DurationMs;
  /**
   * Its 95 % interval, in milliseconds; absent when the sample is too small for one.
   */
  interval?: Interval;
}
/**
 * Share of calls that succeeded within the target, by arm.
 */
export interface WithinTarget {
  /**
   * Share without hedging, a fraction; null without such calls.
   */
  unhedged: number | null;
  /**
   * Share with hedging, a fraction; null without such calls.
   */
  hedged: number | null;
}
/**
 * hedging_metrics.json: the policy, every call with its decision, and what follows from them.
 */
export interface HedgingMetrics {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * Run the calls belong to; no unit.
   */
  run_id: Id;
  /**
   * The policy of the hedged arm.
   */
  policy: HedgingPolicy;
  /**
   * Latency target, in milliseconds.
   */
  target_ms: DurationMs;
  /**
   * Every call of both arms, in the order they started.
   */
  calls: HedgedCall[];
  /**
   * Percentiles of each arm's latencies.
   */
  percentiles: LatencyPercentile[];
  /**
   * Hedged calls / calls of the hedged arm, a fraction; null without such calls.
   */
  hedge_rate: number | null;
  /**
   * Calls a backup won / hedged calls, a fraction; null without hedged calls.
   */
  win_rate: number | null;
  /**
   * Extra attempts / calls of the hedged arm, a ratio; null without such calls.
   */
  added_load: number | null;
  /**
   * Share of each arm's calls that succeeded within the target.
   */
  within_target: WithinTarget;
}
/**
 * How far a job is.
 */
export interface JobProgress {
  /**
   * Units of work done; a count.
   */
  completed: Count;
  /**
   * Units of work in all, a count; null when not known.
   */
  total: number | null;
}
/**
 * A job of the service: one run that was asked for, and how it is doing. States only move forward.
 */
export interface Job {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * Id of the job, chosen by the service; no unit.
   */
  job_id: Id;
  /**
   * Id of the run, once a worker has begun it; no unit, null before.
   */
  run_id: string | null;
  /**
   * The experiment that runs; no unit.
   */
  experiment_id: Id;
  /**
   * Title for people; no unit.
   */
  name?: string;
  /**
   * State of the job; no unit.
   */
  state: JobState;
  /**
   * Parameters by name, each in its own unit.
   */
  params: Params;
  /**
   * Seed of the run, an integer; null for the experiment's own.
   */
  seed: number | null;
  /**
   * When it was submitted, UTC.
   */
  created_at: Timestamp;
  /**
   * When it last changed, UTC.
   */
  updated_at: Timestamp;
  /**
   * When a worker first began it, UTC.
   */
  started_at?: Timestamp;
  /**
   * When it reached a terminal state, UTC; required then.
   */
  finished_at?: Timestamp;
  /**
   * Times a worker has begun it; a count.
   */
  attempt: Count;
  /**
   * How far it is.
   */
  progress?: JobProgress;
  /**
   * Who asked for the cancellation: the name of a token, never the token; no unit.
   */
  canceled_by?: string;
  /**
   * Why it failed.
   */
  error?: ErrorInfo;
}
/**
 * A page of GET /v1/jobs, newest first.
 */
export interface JobList {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * Jobs of this page, at most 200.
   *
   * @maxItems 200
   */
  items: Job[];
  /**
   * Opaque cursor of the next page; no unit, null on the last one.
   */
  next_cursor: string | null;
}
/**
 * Body of POST /v1/jobs: which registered experiment to run, with which parameters. Never a path, never code.
 */
export interface JobRequest {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * A registered experiment; no unit.
   */
  experiment_id: Id;
  /**
   * Parameters by name, each in its own unit, checked against the experiment's own schema.
   */
  params: Params;
  /**
   * Seed of the run, an integer; the experiment's own when absent.
   */
  seed?: Seed;
  /**
   * Title for people; no unit.
   */
  name?: string;
}
/**
 * Sentences of one document that an output cites, and what they are said to show.
 */
export interface CitedEvidence {
  /**
   * The document cited; no unit.
   */
  document_id: Id;
  /**
   * What the evidence is said to show, such as SUPPORT; no unit, null when the task has no labels.
   */
  label: string | null;
  /**
   * Indices of the cited sentences, counted from 0.
   *
   * Items: Index of a sentence in its document, from 0.
   */
  sentences: Count[];
}
/**
 * What the annotators cited in one document.
 */
export interface GoldEvidence {
  /**
   * The document; no unit.
   */
  document_id: Id;
  /**
   * What the evidence shows; no unit, null when the task has no labels.
   */
  label: string | null;
  /**
   * Alternative sets of sentence indices, counted from 0; each set alone is enough.
   */
  rationales: Count[][];
}
/**
 * What was given, what was cited and what should have been, for tasks that cite.
 */
export interface Citations {
  /**
   * Ids of the documents that were given to the adapter; no unit.
   *
   * Items: A document; no unit.
   */
  documents: Id[];
  /**
   * What the output cites.
   */
  cited: CitedEvidence[];
  /**
   * What it should cite; empty when the documents do not decide.
   */
  gold: GoldEvidence[];
}
/**
 * Tokens of one call.
 */
export interface TokenCount {
  /**
   * Tokens of the request; a count.
   */
  input: Count;
  /**
   * Tokens of the answer; a count.
   */
  output: Count;
}
/**
 * One line of predictions.jsonl: what one adapter answered to one example, with all that is needed to score it again.
 */
export interface Prediction {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * Run the prediction belongs to; no unit.
   */
  run_id: Id;
  /**
   * Stage that asked; no unit.
   */
  stage: Name;
  /**
   * The example; no unit.
   */
  example_id: Id;
  /**
   * The adapter that answered; no unit.
   */
  adapter_id: Name;
  /**
   * Split the example is from, such as dev; a part of a split is named after a dot, such as dev.unseen, and counts in the whole too; no unit.
   */
  split: Name;
  /**
   * What the adapter answered, verbatim; text, null when it failed.
   */
  output: string | null;
  /**
   * Whether the output validates against the task's output schema; true or false, null when the task has none.
   */
  output_valid: boolean | null;
  /**
   * Accepted answers; text, empty when there is none on record.
   *
   * Items: One accepted answer; text.
   */
  gold: string[];
  /**
   * Scores of this output by metric, fractions in [0, 1] unless the metric says otherwise.
   */
  scores: Scores;
  /**
   * From the request to the answer, in milliseconds.
   */
  latency_ms: DurationMs;
  /**
   * The adapter's own confidence in its answer, a fraction.
   */
  confidence?: Rate;
  /**
   * Tokens used; counts.
   */
  tokens?: TokenCount;
  /**
   * What the answer cost.
   */
  cost?: Cost;
  /**
   * Given, cited and gold evidence, for tasks that cite.
   */
  citations?: Citations;
  /**
   * Why there is no output.
   */
  error?: ErrorInfo;
}
/**
 * One mistake in a request.
 */
export interface ProblemItem {
  /**
   * Which rule was broken; no unit.
   */
  rule: string;
  /**
   * JSON Pointer (RFC 6901) to the place in the request body; no unit, '' is the whole body.
   */
  pointer: string;
  /**
   * One sentence that says what is wrong; text.
   */
  message: string;
  /**
   * How to mend it; text.
   */
  hint?: string;
}
/**
 * An error of the API, application/problem+json (RFC 9457).
 */
export interface ProblemDocument {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * URI that names the kind of problem and stays the same; no unit, about:blank when the status says it all.
   */
  type: string;
  /**
   * The kind of problem in a few words, the same for every occurrence; text.
   */
  title: string;
  /**
   * HTTP status code; no unit.
   */
  status: number;
  /**
   * What happened this time; text.
   */
  detail?: string;
  /**
   * Path of the request; no unit, without its query.
   */
  instance?: string;
  /**
   * How long to wait before trying again, in milliseconds.
   */
  retry_after_ms?: DurationMs;
  /**
   * Each mistake in the request, at most 100.
   *
   * @maxItems 100
   */
  errors?: ProblemItem[];
}
/**
 * One number of the report, with its interval.
 */
export interface ReportMetric {
  /**
   * Name of the metric, defined in docs/metrics.md; no unit.
   */
  name: Name;
  /**
   * The value in the metric's unit (a fraction in [0, 1] when unit is absent); null when it is undefined, such as a precision without citations.
   */
  value: number | null;
  /**
   * Unit of the value; text, absent for fractions, losses and counts.
   */
  unit?: string;
  /**
   * Adapter it belongs to; no unit, null when it belongs to the run.
   */
  adapter_id: string | null;
  /**
   * Split it was measured on; no unit, null when it has none.
   */
  split: string | null;
  /**
   * Examples it was measured on; a count.
   */
  num_examples: Count;
  /**
   * Its 95 % interval, in the unit of the value.
   */
  interval?: Interval;
}
/**
 * The difference of one metric between two adapters on the same examples.
 */
export interface ReportComparison {
  /**
   * Name of the metric; no unit.
   */
  metric: Name;
  /**
   * Split it was measured on; no unit, null when it has none.
   */
  split: string | null;
  /**
   * Adapter compared with; no unit.
   */
  baseline: Name;
  /**
   * Adapter compared; no unit.
   */
  adapter_id: Name;
  /**
   * Value of the adapter minus value of the baseline, in the metric's unit.
   */
  difference: number;
  /**
   * Its 95 % interval, paired over examples, in the metric's unit.
   */
  interval: Interval;
  /**
   * Examples in both; a count.
   */
  num_examples: Count;
  /**
   * Unit of the difference; text, absent for fractions.
   */
  unit?: string;
}
/**
 * A metric over the steps of a stage, such as a loss curve.
 */
export interface ReportSeries {
  /**
   * Name of the metric; no unit.
   */
  name: Name;
  /**
   * Stage it was measured in; no unit.
   */
  stage: Name;
  /**
   * Unit of the values; text, absent for losses and fractions.
   */
  unit?: string;
  /**
   * Points in the order of the events.
   */
  points: SeriesPoint[];
}
/**
 * One point of a series.
 */
export interface SeriesPoint {
  /**
   * Step at which it was taken; a count.
   */
  step: Count;
  /**
   * The value, in the series' unit.
   */
  value: number;
}
/**
 * What is reported. With the records of the run it determines every number of the report.
 */
export interface ReportPlan {
  /**
   * Splits that metrics are given for, in the order of the report; no unit.
   *
   * Items: A split, or a part of one such as dev.unseen; no unit.
   */
  splits: Name[];
  /**
   * Pairs of adapters compared on every split; the first is the main one.
   */
  comparisons: PlannedComparison[];
}
/**
 * Two adapters to compare on the same examples.
 */
export interface PlannedComparison {
  /**
   * Adapter compared with; no unit.
   */
  baseline: Name;
  /**
   * Adapter compared; no unit.
   */
  adapter_id: Name;
}
/**
 * How the members of one ensemble voted on one split.
 */
export interface EnsembleReport {
  /**
   * The ensemble; no unit.
   */
  ensemble_id: Name;
  /**
   * Split voted on; no unit.
   */
  split: Name;
  /**
   * Examples voted on; a count.
   */
  num_examples: Count;
  /**
   * The members, in the order of the ensemble; no unit.
   *
   * Items: A member; no unit.
   */
  members: Name[];
  /**
   * How often each member was right, in the order of members; empty when no example has a gold answer.
   */
  member_accuracy: MemberAccuracy[];
  /**
   * The member with the most right answers, the first of equals; no unit, null when no example has a gold answer.
   */
  best_member: string | null;
  /**
   * For each pair of members the share of examples on which both give the same answer, of those where both voted, a fraction; symmetric, in the order of members.
   */
  agreement_matrix: (number | null)[][];
  /**
   * Accuracy by how many members gave the most frequent answer, fewest first.
   */
  by_agreement: AgreementLevel[];
  /**
   * Examples where the ensemble's answer differs from its best member's, in the order of the votes.
   */
  changed_outcomes: ChangedOutcome[];
}
/**
 * How often one member was right; an abstention is not.
 */
export interface MemberAccuracy {
  /**
   * The member; no unit.
   */
  adapter_id: Name;
  /**
   * Examples with a gold answer; a count.
   */
  num_examples: Count;
  /**
   * Of these, examples it answered right; a count.
   */
  num_correct: Count;
  /**
   * num_correct / num_examples, a fraction.
   */
  accuracy: Rate;
  /**
   * Its 95 % interval, in fractions.
   */
  interval: Interval;
}
/**
 * Examples on which the same number of members gave the most frequent answer.
 */
export interface AgreementLevel {
  /**
   * Members that gave the most frequent answer; a count.
   */
  agreeing: Count;
  /**
   * Such examples with a gold answer; a count.
   */
  num_examples: Count;
  /**
   * Of these, examples that the ensemble answered right; a count.
   */
  num_correct: Count;
  /**
   * num_correct / num_examples, a fraction.
   */
  accuracy: Rate;
  /**
   * Its 95 % interval, in fractions.
   */
  interval: Interval;
}
/**
 * An example on which the ensemble answers otherwise than its best member.
 */
export interface ChangedOutcome {
  /**
   * The example; no unit.
   */
  example_id: Id;
  /**
   * The best member's normalised answer; text, null when it abstained.
   */
  best_member_answer: string | null;
  /**
   * The ensemble's normalised answer; text, null without a winner.
   */
  ensemble_answer: string | null;
  /**
   * What the vote did to the outcome; no unit, null when the example has no gold answer.
   */
  change: 'right_to_wrong' | 'wrong_to_right' | 'wrong_to_wrong' | 'right_to_right' | null;
}
/**
 * Distribution of latencies without and with hedging.
 */
export interface LatencyReport {
  /**
   * Latency target, in milliseconds.
   */
  target_ms: DurationMs;
  /**
   * The arms that have calls, unhedged first.
   */
  arms: LatencyArm[];
  /**
   * Numbers of calls by latency, shortest first, in bins of equal ratio.
   */
  histogram: LatencyBin[];
}
/**
 * The latencies of one arm.
 */
export interface LatencyArm {
  /**
   * Which arm; no unit.
   */
  arm: 'unhedged' | 'hedged';
  /**
   * Its calls, whatever their outcome; a count.
   */
  num_calls: Count;
  /**
   * Percentiles of its latencies, lowest first.
   */
  curve: CurvePoint[];
}
/**
 * One percentile (type 7).
 */
export interface CurvePoint {
  /**
   * Which percentile, in percent of the distribution.
   */
  percentile: number;
  /**
   * The percentile, in milliseconds.
   */
  value_ms: DurationMs;
}
/**
 * Calls whose latency is at least from_ms and below to_ms.
 */
export interface LatencyBin {
  /**
   * Lower end, in milliseconds.
   */
  from_ms: DurationMs;
  /**
   * Upper end, in milliseconds; the last bin includes it.
   */
  to_ms: DurationMs;
  /**
   * Calls without hedging; a count.
   */
  unhedged: Count;
  /**
   * Calls with hedging; a count.
   */
  hedged: Count;
}
/**
 * report.json: what a run found. Every number follows from the run's records; crucible validate checks that it does.
 */
export interface Report {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * Run the report is about; no unit.
   */
  run_id: Id;
  /**
   * Experiment the run belongs to; no unit.
   */
  experiment_id: Id;
  /**
   * Title for people; no unit.
   */
  title: string;
  /**
   * When the report was made, UTC.
   */
  generated_at: Timestamp;
  /**
   * State of the run when the report was made; no unit.
   */
  status: RunStatus;
  /**
   * What was found, in a few sentences made from the numbers below; text.
   */
  summary: string;
  /**
   * The run's point in the sweep, by parameter name, each in its own unit.
   */
  params: Params;
  /**
   * The run's seed; an integer.
   */
  seed: Seed;
  /**
   * What is reported: the splits, and which adapters are compared.
   */
  plan: ReportPlan;
  /**
   * Every number with its interval.
   */
  metrics: ReportMetric[];
  /**
   * Paired differences between adapters.
   */
  comparisons: ReportComparison[];
  /**
   * Outcome of each gate, in the order of the manifest's quality_targets.
   *
   * Items: Outcome of one gate.
   */
  quality_results: QualityResult[];
  /**
   * How the members of each ensemble voted on each split.
   */
  ensembles: EnsembleReport[];
  /**
   * Latencies without and with hedging; absent when the run has no hedging_metrics.json.
   */
  latency?: LatencyReport;
  /**
   * Curves, such as loss by step.
   */
  series: ReportSeries[];
  /**
   * What a reader should know about how the numbers were made; text.
   *
   * Items: One note; text.
   */
  notes: string[];
}
/**
 * One stage of a run and how it went.
 */
export interface StageRecord {
  /**
   * Name of the stage, unique within the run; no unit.
   */
  name: Name;
  /**
   * What the stage does; no unit.
   */
  kind: StageKind;
  /**
   * State of the stage; no unit.
   */
  status: StageStatus;
  /**
   * When it began, UTC.
   */
  started_at?: Timestamp;
  /**
   * When it ended, UTC.
   */
  finished_at?: Timestamp;
  /**
   * How long it took, in milliseconds.
   */
  duration_ms?: DurationMs;
  /**
   * Why it failed.
   */
  error?: ErrorInfo;
}
/**
 * Software and machine a run ran on; nothing that identifies a person.
 */
export interface Environment {
  /**
   * Version of crucible-contracts; no unit.
   */
  package_version: string;
  /**
   * Version of Node.js; no unit.
   */
  node_version: string;
  /**
   * Operating system and architecture, such as linux-x64; no unit.
   */
  platform: string;
  /**
   * Commit of the working tree the run started in, hexadecimal, when there is one.
   */
  git_commit?: string;
}
/**
 * What a run is and what it left: written first with status running, rewritten atomically, and written last when the run ends.
 */
export interface RunManifest {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * Id of the run, the same in every file of its folder; no unit.
   */
  run_id: Id;
  /**
   * Id of the experiment the run belongs to; no unit.
   */
  experiment_id: Id;
  /**
   * Title of the run for people; no unit.
   */
  name?: string;
  /**
   * State of the run; no unit, terminal states never change.
   */
  status: RunStatus;
  /**
   * The run's point in the sweep, by parameter name, each in its own unit.
   */
  params: Params;
  /**
   * Stages in the order they run.
   */
  stages: StageRecord[];
  /**
   * The data the run read.
   */
  dataset_manifest: DatasetManifest;
  /**
   * Folder the experiment was told to write under; no unit. The run's own folder is <output_dir>/<experiment_id>/<run_id>; readers find files from where the manifest lies, never from this.
   */
  output_dir: string;
  /**
   * Checkpoints in the order they were saved.
   */
  checkpoints: Checkpoint[];
  /**
   * When the manifest was first written, UTC.
   */
  created_at: Timestamp;
  /**
   * When the first stage began, UTC.
   */
  started_at?: Timestamp;
  /**
   * When the run reached a terminal state, UTC; required then.
   */
  finished_at?: Timestamp;
  /**
   * The run's seed, derived from the experiment's; an integer.
   */
  seed: Seed;
  /**
   * Gates the run is held to.
   */
  quality_targets: QualityTarget[];
  /**
   * Outcome of each gate, in the order of quality_targets, once measured.
   */
  quality_results?: QualityResult[];
  /**
   * What the run ran on.
   */
  environment?: Environment;
  /**
   * Every file the run wrote except this manifest, once the run has ended.
   */
  artifacts?: Artifact[];
  /**
   * Why the run failed or was canceled.
   */
  error?: ErrorInfo;
}
/**
 * Payload of a stream token: a JWT (RFC 7519) that opens one run's stream for at most five minutes. The header's typ is crucible-stream+jwt.
 */
export interface StreamTokenClaims {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * Issuer: the service that minted the token; no unit.
   */
  iss: string;
  /**
   * Audience: the stream route and nothing else; no unit.
   */
  aud: 'crucible:stream';
  /**
   * The one run the token opens; no unit.
   */
  run_id: Id;
  /**
   * Experiment of that run; no unit.
   */
  exp_id: Id;
  /**
   * Issued at, in whole seconds since 1970-01-01T00:00:00Z (NumericDate).
   */
  iat: number;
  /**
   * Expires at, in whole seconds since 1970-01-01T00:00:00Z (NumericDate), at most 300 seconds after iat; the connection closes then.
   */
  exp: number;
  /**
   * Id of the token, for logs; no unit.
   */
  jti?: Id;
}
/**
 * What every telemetry event carries, whatever its name; a reader takes an event of a newer minor by this alone.
 */
export interface TelemetryEnvelope {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * When it happened, UTC.
   */
  timestamp: Timestamp;
  /**
   * Which event it is: the discriminator of the union; no unit.
   */
  event_name: string;
  /**
   * Run the event belongs to; no unit.
   */
  run_id: Id;
  /**
   * Name of the stage it happened in; no unit, null for the run itself.
   */
  stage: string | null;
  /**
   * Position of the event in its run: 0, 1, 2, … without a gap; a count. Also the id: of the SSE message.
   */
  seq: Count;
  /**
   * What the event says; its shape follows from event_name.
   */
  payload: {
    [k: string]: unknown;
  };
}
/**
 * What the run is.
 */
export interface RunStartPayload {
  /**
   * Experiment the run belongs to; no unit.
   */
  experiment_id: Id;
  /**
   * The run's point in the sweep, by parameter name, each in its own unit.
   */
  params: Params;
  /**
   * The run's seed; an integer.
   */
  seed: Seed;
}
/**
 * The run begins; always seq 0.
 */
export interface RunStartEvent {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * When it happened, UTC.
   */
  timestamp: Timestamp;
  /**
   * Always run_start.
   */
  event_name: 'run_start';
  /**
   * Run the event belongs to; no unit.
   */
  run_id: Id;
  /**
   * Name of the stage it happened in; no unit, null for the run itself.
   */
  stage: string | null;
  /**
   * Position of the event in its run: 0, 1, 2, … without a gap; a count. Also the id: of the SSE message.
   */
  seq: Count;
  /**
   * What the run is.
   */
  payload: RunStartPayload;
}
/**
 * How the run ended.
 */
export interface RunStopPayload {
  /**
   * Terminal state of the run; no unit.
   */
  status: 'completed' | 'failed' | 'canceled';
  /**
   * From run_start to here, in milliseconds.
   */
  duration_ms: DurationMs;
}
/**
 * The run reached a terminal state; the last event of a run.
 */
export interface RunStopEvent {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * When it happened, UTC.
   */
  timestamp: Timestamp;
  /**
   * Always run_stop.
   */
  event_name: 'run_stop';
  /**
   * Run the event belongs to; no unit.
   */
  run_id: Id;
  /**
   * Name of the stage it happened in; no unit, null for the run itself.
   */
  stage: string | null;
  /**
   * Position of the event in its run: 0, 1, 2, … without a gap; a count. Also the id: of the SSE message.
   */
  seq: Count;
  /**
   * How the run ended.
   */
  payload: RunStopPayload;
}
/**
 * What the stage does.
 */
export interface StageStartPayload {
  /**
   * What the stage does; no unit.
   */
  kind: StageKind;
}
/**
 * A stage begins.
 */
export interface StageStartEvent {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * When it happened, UTC.
   */
  timestamp: Timestamp;
  /**
   * Always stage_start.
   */
  event_name: 'stage_start';
  /**
   * Run the event belongs to; no unit.
   */
  run_id: Id;
  /**
   * Name of the stage it happened in; no unit, null for the run itself.
   */
  stage: string | null;
  /**
   * Position of the event in its run: 0, 1, 2, … without a gap; a count. Also the id: of the SSE message.
   */
  seq: Count;
  /**
   * What the stage does.
   */
  payload: StageStartPayload;
}
/**
 * How long the stage took.
 */
export interface StageStopPayload {
  /**
   * From stage_start to here, in milliseconds.
   */
  duration_ms: DurationMs;
}
/**
 * A stage ended without an error.
 */
export interface StageStopEvent {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * When it happened, UTC.
   */
  timestamp: Timestamp;
  /**
   * Always stage_stop.
   */
  event_name: 'stage_stop';
  /**
   * Run the event belongs to; no unit.
   */
  run_id: Id;
  /**
   * Name of the stage it happened in; no unit, null for the run itself.
   */
  stage: string | null;
  /**
   * Position of the event in its run: 0, 1, 2, … without a gap; a count. Also the id: of the SSE message.
   */
  seq: Count;
  /**
   * How long the stage took.
   */
  payload: StageStopPayload;
}
/**
 * Why the stage failed.
 */
export interface StageErrorPayload {
  /**
   * What went wrong.
   */
  error: ErrorInfo;
  /**
   * From stage_start to here, in milliseconds.
   */
  duration_ms: DurationMs;
}
/**
 * A stage failed or was canceled; it closes the stage as stage_stop does.
 */
export interface StageErrorEvent {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * When it happened, UTC.
   */
  timestamp: Timestamp;
  /**
   * Always stage_error.
   */
  event_name: 'stage_error';
  /**
   * Run the event belongs to; no unit.
   */
  run_id: Id;
  /**
   * Name of the stage it happened in; no unit, null for the run itself.
   */
  stage: string | null;
  /**
   * Position of the event in its run: 0, 1, 2, … without a gap; a count. Also the id: of the SSE message.
   */
  seq: Count;
  /**
   * Why the stage failed.
   */
  payload: StageErrorPayload;
}
/**
 * A value and where in the stage it was taken: at least one of step and epoch.
 */
export interface MetricPayload {
  /**
   * Name of the metric; no unit.
   */
  name: Name;
  /**
   * The value, finite, in the metric's unit.
   */
  value: number;
  /**
   * Step at which it was taken (optimizer steps in training, examples in evaluation); a count.
   */
  step?: Count;
  /**
   * Passes over the training data, in epochs; fractions are allowed.
   */
  epoch?: number;
  /**
   * Unit of the value, such as ms; text, absent for rates, losses and counts.
   */
  unit?: string;
}
/**
 * One value of one metric.
 */
export interface MetricEvent {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * When it happened, UTC.
   */
  timestamp: Timestamp;
  /**
   * Always metric.
   */
  event_name: 'metric';
  /**
   * Run the event belongs to; no unit.
   */
  run_id: Id;
  /**
   * Name of the stage it happened in; no unit, null for the run itself.
   */
  stage: string | null;
  /**
   * Position of the event in its run: 0, 1, 2, … without a gap; a count. Also the id: of the SSE message.
   */
  seq: Count;
  /**
   * A value and where in the stage it was taken: at least one of step and epoch.
   */
  payload: MetricPayload;
}
/**
 * Weights were saved; the file is complete and synced before this is written.
 */
export interface CheckpointEvent {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * When it happened, UTC.
   */
  timestamp: Timestamp;
  /**
   * Always checkpoint.
   */
  event_name: 'checkpoint';
  /**
   * Run the event belongs to; no unit.
   */
  run_id: Id;
  /**
   * Name of the stage it happened in; no unit, null for the run itself.
   */
  stage: string | null;
  /**
   * Position of the event in its run: 0, 1, 2, … without a gap; a count. Also the id: of the SSE message.
   */
  seq: Count;
  /**
   * The checkpoint, as in the manifest.
   */
  payload: Checkpoint;
}
/**
 * The decision in short.
 */
export interface VotePayload {
  /**
   * The example voted on; no unit.
   */
  example_id: Id;
  /**
   * The ensemble that voted; no unit.
   */
  ensemble_id: Name;
  /**
   * Normalised answer that won; text, null when there was no quorum.
   */
  winner: string | null;
  /**
   * Whether the top score was shared before tie-breaking; true or false.
   */
  tie: boolean;
  /**
   * Share of the voting members that gave the winner, a fraction.
   */
  agreement: Rate;
  /**
   * Members that did not vote; a count.
   */
  abstentions: Count;
  /**
   * Whether the winner is right; true or false, null when there is no gold answer.
   */
  correct?: boolean | null;
}
/**
 * An ensemble decided one example; the full trace is in votes.jsonl.
 */
export interface VoteEvent {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * When it happened, UTC.
   */
  timestamp: Timestamp;
  /**
   * Always vote.
   */
  event_name: 'vote';
  /**
   * Run the event belongs to; no unit.
   */
  run_id: Id;
  /**
   * Name of the stage it happened in; no unit, null for the run itself.
   */
  stage: string | null;
  /**
   * Position of the event in its run: 0, 1, 2, … without a gap; a count. Also the id: of the SSE message.
   */
  seq: Count;
  /**
   * The decision in short.
   */
  payload: VotePayload;
}
/**
 * The call in short.
 */
export interface HedgePayload {
  /**
   * The call; no unit.
   */
  call_id: Id;
  /**
   * Whether the call ran without or with the hedging policy; no unit, absent before version 1.1.0.
   */
  arm?: 'unhedged' | 'hedged';
  /**
   * Whether a backup was sent; true or false.
   */
  hedged: boolean;
  /**
   * Which attempt answered first; no unit, null when none did.
   */
  winner: 'primary' | 'backup' | null;
  /**
   * Delay after which a backup would be sent, in milliseconds; null when hedging was off.
   */
  delay_ms: number | null;
  /**
   * From the call to its answer, in milliseconds.
   */
  latency_ms: DurationMs;
}
/**
 * One call ended under a hedging policy; the full record is in hedging_metrics.json.
 */
export interface HedgeEvent {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * When it happened, UTC.
   */
  timestamp: Timestamp;
  /**
   * Always hedge.
   */
  event_name: 'hedge';
  /**
   * Run the event belongs to; no unit.
   */
  run_id: Id;
  /**
   * Name of the stage it happened in; no unit, null for the run itself.
   */
  stage: string | null;
  /**
   * Position of the event in its run: 0, 1, 2, … without a gap; a count. Also the id: of the SSE message.
   */
  seq: Count;
  /**
   * The call in short.
   */
  payload: HedgePayload;
}
/**
 * Work done and work in all.
 */
export interface ProgressPayload {
  /**
   * Units of work done; a count.
   */
  completed: Count;
  /**
   * Units of work in all, a count; null when not known.
   */
  total: number | null;
  /**
   * What is counted, such as examples; text.
   */
  unit?: string;
}
/**
 * How far a stage is.
 */
export interface ProgressEvent {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * When it happened, UTC.
   */
  timestamp: Timestamp;
  /**
   * Always progress.
   */
  event_name: 'progress';
  /**
   * Run the event belongs to; no unit.
   */
  run_id: Id;
  /**
   * Name of the stage it happened in; no unit, null for the run itself.
   */
  stage: string | null;
  /**
   * Position of the event in its run: 0, 1, 2, … without a gap; a count. Also the id: of the SSE message.
   */
  seq: Count;
  /**
   * Work done and work in all.
   */
  payload: ProgressPayload;
}
/**
 * The line and its level.
 */
export interface LogPayload {
  /**
   * Severity; no unit.
   */
  level: 'debug' | 'info' | 'warn' | 'error';
  /**
   * The line; text, at most 8192 characters.
   */
  message: string;
}
/**
 * A line for people.
 */
export interface LogEvent {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * When it happened, UTC.
   */
  timestamp: Timestamp;
  /**
   * Always log.
   */
  event_name: 'log';
  /**
   * Run the event belongs to; no unit.
   */
  run_id: Id;
  /**
   * Name of the stage it happened in; no unit, null for the run itself.
   */
  stage: string | null;
  /**
   * Position of the event in its run: 0, 1, 2, … without a gap; a count. Also the id: of the SSE message.
   */
  seq: Count;
  /**
   * The line and its level.
   */
  payload: LogPayload;
}
/**
 * One member of the ensemble and its vote.
 */
export interface VoteMember {
  /**
   * The member; no unit.
   */
  adapter_id: Name;
  /**
   * What it answered, verbatim; text, null when it abstained without an answer.
   */
  output: string | null;
  /**
   * The answer after normalisation: what is counted; text, null when it abstained.
   */
  answer: string | null;
  /**
   * Weight of its vote; dimensionless.
   */
  weight: number;
  /**
   * Its own confidence, a fraction; null when it gives none.
   */
  confidence: number | null;
  /**
   * Whether its vote was not counted; true or false.
   */
  abstained: boolean;
  /**
   * Why it abstained: aborted means that the vote was decided before it answered; no unit, null when it voted.
   */
  abstain_reason: 'error' | 'timeout' | 'unparsable' | 'declined' | 'not_called' | 'aborted' | null;
  /**
   * From the request to its answer, in milliseconds; null when it was not called; until then for one that was aborted or too late.
   */
  latency_ms: number | null;
  /**
   * What its answer cost.
   */
  cost?: Cost;
  /**
   * What its call failed with; absent unless abstain_reason is error.
   */
  error?: ErrorInfo;
}
/**
 * One answer and the votes for it.
 */
export interface TallyEntry {
  /**
   * The normalised answer; text.
   */
  answer: string;
  /**
   * Members that gave it; a count.
   */
  votes: Count;
  /**
   * Sum of their weights, or the strategy's own score; dimensionless.
   */
  score: number;
}
/**
 * Every option the decision depended on, so that it can be replayed.
 */
export interface VoteOptions {
  /**
   * How votes become a decision; no unit, majority means plurality.
   */
  strategy: 'majority' | 'weighted' | 'best_confidence' | 'unanimous' | 'custom';
  /**
   * In which order members are asked: all at once, one after another until a consensus, a first few and more when they are slow or fail, or one after another until one is confident; no unit.
   */
  execution: 'parallel' | 'sequential' | 'hedged' | 'cascade';
  /**
   * How outputs become answers; no unit, json is RFC 8785.
   */
  normalization: 'none' | 'lowercase_trim' | 'numeric' | 'boolean' | 'json' | 'custom';
  /**
   * Votes needed for a decision; a count.
   */
  quorum: Count;
  /**
   * Deadline of each member in milliseconds; null for none.
   */
  deadline_ms: number | null;
  /**
   * Rules that break a tie, in order: the highest confidence of a voter, then the order of the members; no unit.
   *
   * Items: One rule; no unit.
   */
  tie_break: ('confidence' | 'adapter_order')[];
  /**
   * Where the weights come from; no unit.
   */
  weights_source: 'equal' | 'given' | 'learned';
  /**
   * Equal answers after which sequential execution asks no further member; a count, null for other executions.
   */
  consensus: number | null;
  /**
   * Confidence from which cascade execution takes an answer and asks no further member, a fraction; null for other executions.
   */
  confidence_threshold: number | null;
  /**
   * Delay after which hedged execution asks one more member, in milliseconds; null for other executions.
   */
  hedge_delay_ms: number | null;
  /**
   * Name of the strategy when it is custom; no unit, null otherwise.
   */
  custom_strategy: string | null;
  /**
   * Name of the normalization when it is custom; no unit, null otherwise.
   */
  custom_normalization: string | null;
}
/**
 * One line of votes.jsonl: how an ensemble decided one example. Replaying it gives the same decision.
 */
export interface VoteTrace {
  /**
   * Version of this document's schema, major.minor.patch.
   */
  schema_version: SchemaVersion;
  /**
   * Run the vote belongs to; no unit.
   */
  run_id: Id;
  /**
   * The ensemble that voted, as an adapter is named; no unit.
   */
  ensemble_id: Name;
  /**
   * The example voted on; no unit.
   */
  example_id: Id;
  /**
   * Split the example is from, such as dev; no unit.
   */
  split: Name;
  /**
   * Every option the decision depended on.
   */
  options: VoteOptions;
  /**
   * Members in the order of the ensemble.
   *
   * @minItems 1
   */
  members: VoteMember[];
  /**
   * Answers with their votes, highest score first.
   */
  tally: TallyEntry[];
  /**
   * Normalised answer that won; text, null without a quorum or a consensus.
   */
  winner: string | null;
  /**
   * What the ensemble answers, verbatim: as the winner's most confident voter worded it, of several the most frequent wording, then the first by UTF-16 code units; text, null without a winner.
   */
  output: string | null;
  /**
   * Whether two or more answers shared the top score before tie-breaking; true or false.
   */
  tie: boolean;
  /**
   * The answers that shared the top score; text, empty without a tie.
   *
   * Items: A normalised answer; text.
   */
  tied_answers: string[];
  /**
   * Share of the voting members that gave the most frequent answer, a fraction.
   */
  agreement: Rate;
  /**
   * Accepted answers, normalised; text, empty when there is none on record.
   *
   * Items: One accepted answer; text.
   */
  gold: string[];
  /**
   * Whether the winner is an accepted answer; true or false, null when there is none on record.
   */
  correct: boolean | null;
}

/** Payload of every known telemetry event by its event_name. */
export interface EventPayloadMap {
  run_start: RunStartEvent['payload'];
  run_stop: RunStopEvent['payload'];
  stage_start: StageStartEvent['payload'];
  stage_stop: StageStopEvent['payload'];
  stage_error: StageErrorEvent['payload'];
  metric: MetricEvent['payload'];
  checkpoint: CheckpointEvent['payload'];
  vote: VoteEvent['payload'];
  hedge: HedgeEvent['payload'];
  progress: ProgressEvent['payload'];
  log: LogEvent['payload'];
}
