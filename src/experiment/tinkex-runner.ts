import { v7 as uuid } from 'uuid';
import { validateRunManifest, type Environment, type Problem, type RunManifest } from '../contract';
import { systemClock, type Clock } from '../reliability';
import type { MLExperiment, RunParams } from './experiment';
import { environment } from './environment';
import { ExperimentError } from './experiment-error';
import { executeRun, type Execution, type RunOutcome } from './execute-run';
import { readLeftRun, refuseOtherRun } from './left-run';
import { newManifest, type RunPlan } from './run-manifest';
import { openRunSession, resumeRunSession } from './run-session';
import { sweepPoints, type SweepPoint } from './sweep';
import type { TrainingBackend } from './training-backend';

/** What a runner works with. */
export interface TinkexRunnerOptions {
  readonly backend: TrainingBackend;
  /** Wall clock. Default: the machine's. */
  readonly now?: () => Date;
  /** Monotonic clock, for durations and latencies. Default: the machine's. */
  readonly clock?: Clock;
  /** Ids of runs. Default: UUIDv7. */
  readonly newId?: () => string;
  /** What the run runs on. Default: found out. */
  readonly environment?: Environment;
  /** Folder that stages may keep what they computed in between runs. Default: none. */
  readonly cacheDir?: string;
}

/** What one call runs on. */
export interface RunOptions {
  /** Folder of data, handed to the experiment's `loadData`. */
  readonly data?: string;
  /** Aborting it cancels the run in progress and starts no further one. */
  readonly signal?: AbortSignal;
}

/** Is not aborted. */
const NEVER = new AbortController().signal;
const ALWAYS = () => true;
const NOTHING = () => Promise.resolve();

/** One run under an id of the caller's. */
export interface RunPoint<P extends RunParams> extends SweepPoint<P> {
  readonly run_id: string;
}

/** What one call of `runPoint` runs on. */
export interface RunPointOptions extends RunOptions {
  /** Aborting it stops the run where it is; another call goes on with it, in any process. */
  readonly suspend?: AbortSignal;
  /** What follows a stage that fails. Default: `fail`, the run fails; `suspend`: it waits. */
  readonly onFailure?: 'fail' | 'suspend';
  /**
   * Asked before each write; when it says no the run is suspended and nothing is written any more.
   * For a process that may be stopped longer than others wait for it. Default: always.
   */
  readonly mayWrite?: () => boolean;
  /**
   * Called, and waited for, when the run's folder holds everything up to here: before the run's next
   * event, after each completed stage, and when the run has ended. For a folder that is copied
   * elsewhere. What it throws suspends the run, and is the cause. Default: nothing.
   */
  readonly onSaved?: () => Promise<void>;
}

/** Runs experiments over a backend: each point of the sweep is a run with its own folder. */
export class TinkexRunner {
  readonly #backend: TrainingBackend;
  readonly #now: () => Date;
  readonly #clock: Clock;
  readonly #newId: () => string;
  readonly #environment: Environment | undefined;
  readonly #cacheDir: string | undefined;

  constructor(options: TinkexRunnerOptions) {
    this.#backend = options.backend;
    this.#now = options.now ?? (() => new Date());
    this.#clock = options.clock ?? systemClock;
    this.#newId = options.newId ?? uuid;
    this.#environment = options.environment;
    this.#cacheDir = options.cacheDir;
  }

  /**
   * Runs every point of the sweep, one after the other; a failed run does not stop the next.
   *
   * @throws ExperimentError before anything is created, when the experiment has no `output_dir`,
   * is not valid, or its data cannot be read
   */
  async run<Data, P extends RunParams>(
    experiment: MLExperiment<Data, P>,
    { data: source, signal = NEVER }: RunOptions = {},
  ): Promise<RunOutcome[]> {
    const points = sweepPoints(experiment.params, experiment.seed);
    const run = await this.#prepare(experiment, source, signal);
    const { seed } = experiment;
    for (const { params } of points) refuseInvalid({ ...run, params, seed, run_id: this.#newId() });
    if (points.length === 0) throw invalid('no run: a parameter has no values');

    const outcomes: RunOutcome[] = [];
    for (const point of points) {
      if (signal.aborted) break;
      const execution = { ...run, ...point, run_id: this.#newId() };
      outcomes.push(await executeRun(await openRunSession(execution), execution));
    }
    return outcomes;
  }

  /**
   * Runs one point, or goes on with what a process that was killed has left of it: stages that were
   * completed and whose files are as they were are not repeated, and `seq` goes on without a gap. Of
   * a run that has ended nothing is changed. One process at a time may work on a run.
   *
   * @returns the manifest of the run that has ended
   * @throws RunSuspendedError when the run is to go on later
   * @throws ExperimentError before anything is created or changed, as `run` does, and
   * (`invalid_experiment`) when what was left is of other parameters, data or stages
   */
  async runPoint<Data, P extends RunParams>(
    experiment: MLExperiment<Data, P>,
    point: RunPoint<P>,
    options: RunPointOptions = {},
  ): Promise<RunManifest> {
    const { data: source, signal = NEVER, suspend = NEVER, onFailure = 'fail' } = options;
    const { mayWrite = ALWAYS, onSaved = NOTHING } = options;
    const left = await readLeftRun(outputDirOf(experiment), experiment.experiment_id, point.run_id);
    if (left && left.manifest.status !== 'running') return left.manifest;
    const run = await this.#prepare(experiment, source, signal);
    const execution = { ...run, ...point, suspend, onFailure, mayWrite, onSaved };
    refuseInvalid(execution);
    if (left) refuseOtherRun(left, newManifest(execution));
    const session = left
      ? await resumeRunSession(execution, left.folder, left.manifest)
      : await openRunSession(execution);
    return (await executeRun(session, execution)).manifest;
  }

  async #prepare<Data, P extends RunParams>(
    experiment: MLExperiment<Data, P>,
    source: string | undefined,
    signal: AbortSignal,
  ): Promise<Omit<Execution<Data, P>, 'run_id' | 'params' | 'seed'>> {
    return {
      experiment,
      output_dir: outputDirOf(experiment),
      dataset: await experiment.loadData(source),
      backend: this.#backend,
      environment: this.#environment ?? (await environment()),
      now: this.#now,
      clock: this.#clock,
      cacheDir: this.#cacheDir,
      signal,
      suspend: NEVER,
      onFailure: 'fail',
      mayWrite: ALWAYS,
      onSaved: NOTHING,
    };
  }
}

function outputDirOf({ output_dir }: { readonly output_dir?: string }): string {
  if (output_dir !== undefined && output_dir.trim() !== '') return output_dir;
  throw new ExperimentError(
    'missing_output_dir',
    'the experiment has no output_dir, so there is nowhere to write its runs',
    'give it an output_dir, or name one with --output-dir',
  );
}

/** The contract says what an experiment may be: what its manifest cannot hold is refused now. */
function refuseInvalid<Data, P extends RunParams>(plan: RunPlan<Data, P>): void {
  const { experiment } = plan;
  const names = experiment.stages.map(({ name }) => name);
  if (names.length === 0) throw invalid('it has no stages');
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw invalid(`two stages are named ${twice}`);
  const result = validateRunManifest(newManifest(plan));
  const [problem] = result.ok ? ([] as Problem[]) : result.problems;
  if (problem) throw invalid(`${problem.message} (${problem.instancePath})`, problem.hint);
}

function invalid(message: string, help = 'mend the experiment'): ExperimentError {
  return new ExperimentError('invalid_experiment', `the experiment is not valid: ${message}`, help);
}
