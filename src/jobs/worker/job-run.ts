import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { errorInfo } from '../../artifacts';
import type { ErrorInfo, RunManifest, TelemetryEvent } from '../../contract';
import { isExperimentError, RunSuspendedError, type TinkexRunner } from '../../experiment';
import { TELEMETRY_CHANNEL } from '../../telemetry';
import type { ArtifactStore } from '../artifacts';
import type { RegisteredExperiment } from '../registry';
import type { LeasedJob, LeasedJobs } from '../store';
import { endStoredRun } from './end-stored-run';
import type { Lease } from './lease';
import { runRequestOf } from './run-request';

/** How often a job is tried when its experiment fails. */
const MOST_TRIES = 3;
/** How long it waits before the second try; before the third it is twice as long. */
const FIRST_WAIT_MS = 1000;

/** A job, and what is needed to run it. */
export interface JobRunParts {
  readonly job: LeasedJob;
  readonly registered: RegisteredExperiment;
  readonly artifacts: ArtifactStore;
  readonly holder: string;
  readonly jobs: LeasedJobs;
  readonly lease: Lease;
  readonly runner: TinkexRunner;
  /** Aborted: the job is handed back. */
  readonly drain: AbortSignal;
}

/** Runs a job and says in the database how it ended, or that others may go on with it. */
export async function runJob(parts: JobRunParts): Promise<void> {
  const { job, holder, jobs, lease } = parts;
  const isLastTry = job.failures + 1 >= MOST_TRIES;
  const stopTelling = tellProgress(parts);
  try {
    const manifest = await runIn(parts, isLastTry);
    await stopTelling();
    await endAs(manifest, parts);
  } catch (error) {
    await stopTelling();
    if (lease.lost.aborted) return;
    const isSuspended = error instanceof RunSuspendedError;
    if (isSuspended && error.cause === undefined)
      await orEnd(jobs.handBack(job.job_id, holder), parts);
    else if (isLastTry || isExperimentError(error))
      await failAs(errorInfo(isSuspended ? error.cause : error), parts);
    else await orEnd(jobs.tryAgain(job.job_id, holder, waitBefore(job.failures + 1)), parts);
  }
}

/** Runs it where the store of artifacts wants it, which is given back however the run ends. */
async function runIn(parts: JobRunParts, isLastTry: boolean): Promise<RunManifest> {
  const { job, registered, artifacts, lease, runner, drain } = parts;
  const workspace = await artifacts.checkOut(job, lease.lost);
  const { experiment, point } = runRequestOf(job, registered, workspace.outputDir);
  try {
    return await runner.runPoint(experiment, point, {
      signal: lease.canceled,
      suspend: AbortSignal.any([lease.lost, drain]),
      onFailure: isLastTry ? 'fail' : 'suspend',
      mayWrite: () => lease.isHeld(),
      onSaved: () => workspace.publish(),
    });
  } finally {
    await workspace.close();
  }
}

/** A job that was canceled as its run stopped goes on nowhere: the run ends here. */
async function orEnd(isRequeued: Promise<boolean>, parts: JobRunParts): Promise<void> {
  if (await isRequeued) return;
  await parts.lease.look();
  if (!parts.lease.canceled.aborted) return;
  const error = { name: 'AbortError', message: 'the job was canceled' };
  await endStoredRun(parts.job, { status: 'canceled', error }, parts.artifacts);
  await parts.jobs.releaseRun(parts.job.job_id, parts.holder);
}

async function endAs(manifest: RunManifest, { job, holder, jobs }: JobRunParts): Promise<void> {
  const { status, stages } = manifest;
  const completed = stages.filter((stage) => stage.status === 'completed').length;
  await jobs.advance(job.job_id, holder, { completed, total: stages.length });
  if (status === 'completed') return await jobs.end(job.job_id, holder, { state: 'completed' });
  const error = manifest.error ?? { name: 'Error', message: `the run was ${status}` };
  await jobs.end(job.job_id, holder, { state: 'failed', error });
}

/** The run cannot go on; what there is of it ends with the job. */
export async function failAs(
  error: ErrorInfo,
  { job, artifacts, holder, jobs }: Pick<JobRunParts, 'job' | 'artifacts' | 'holder' | 'jobs'>,
): Promise<void> {
  // A folder that cannot be read or written any more is no reason to keep the job.
  await endStoredRun(job, { status: 'failed', error }, artifacts).catch(() => undefined);
  await jobs.end(job.job_id, holder, { state: 'failed', error });
}

/** Doubles with each try; with jitter, so that what failed together is not tried together. */
function waitBefore(tries: number): number {
  return FIRST_WAIT_MS * 2 ** (tries - 1) * (0.75 + Math.random() / 2);
}

/**
 * Counts the stages that are done while the run goes on.
 *
 * @returns ends it, and resolves once what was said is in the database
 */
function tellProgress({ job, registered, holder, jobs }: JobRunParts): () => Promise<void> {
  const names = registered.experiment.stages.map(({ name }) => name);
  let telling = Promise.resolve();
  const tell = (completed: number) => {
    const progress = { completed, total: names.length };
    // The next one, or the end, says it as well.
    telling = telling.then(() => jobs.advance(job.job_id, holder, progress)).catch(() => undefined);
  };
  const onEvent = (message: unknown) => {
    // What the channel carries.
    const { run_id, event_name, stage } = message as TelemetryEvent;
    if (run_id !== job.run_id || event_name !== 'stage_stop' || stage === null) return;
    tell(names.indexOf(stage) + 1);
  };
  if (!job.progress) tell(0);
  subscribe(TELEMETRY_CHANNEL, onEvent);
  return async () => {
    unsubscribe(TELEMETRY_CHANNEL, onEvent);
    await telling;
  };
}
