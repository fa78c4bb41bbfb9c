import { errorInfo, listArtifacts } from '../artifacts';
import type { ErrorInfo, Report, RunManifest } from '../contract';
import type { RunParams, Stage } from './experiment';
import { readLeftEvents } from './left-events';
import type { RunPlan } from './run-manifest';
import { writeReport } from './run-report';
import type { RunSession } from './run-session';
import { RunSuspendedError } from './run-suspended-error';
import { stageContext } from './stage-context';
import type { TrainingBackend } from './training-backend';

/** A run that has ended. */
export interface RunOutcome {
  readonly folder: string;
  readonly manifest: RunManifest;
  readonly report: Report;
}

/** How a run or a stage ended. */
type Ending =
  | { readonly status: 'completed' }
  | { readonly status: 'failed' | 'canceled'; readonly error: ErrorInfo };

/** A run, and what it is executed with. */
export interface Execution<Data, P extends RunParams> extends RunPlan<Data, P> {
  readonly backend: TrainingBackend;
  /** Aborted: the run is canceled. */
  readonly signal: AbortSignal;
  /** Aborted: the run stops where it is, to go on elsewhere. */
  readonly suspend: AbortSignal;
  /** What follows a stage that fails: the run fails with it, or waits for another try. */
  readonly onFailure: 'fail' | 'suspend';
}

/**
 * Runs the stages that are still to be run and leaves the folder complete, however they end.
 *
 * @throws RunSuspendedError when the run is to go on later; the folder says `running`
 * @throws when the folder cannot be written any more; the manifest then says so, if it still can
 */
export async function executeRun<Data, P extends RunParams>(
  session: RunSession<Data, P>,
  execution: Execution<Data, P>,
): Promise<RunOutcome> {
  try {
    return await runInFolder(session, execution);
  } catch (error) {
    if (error instanceof RunSuspendedError) {
      await closeAll(session);
      throw error;
    }
    const finished_at = execution.now().toISOString();
    const ending = { status: 'failed', error: errorInfo(error), finished_at } as const;
    await session.file.update(ending).catch(() => undefined);
    throw error;
  }
}

async function runInFolder<Data, P extends RunParams>(
  session: RunSession<Data, P>,
  execution: Execution<Data, P>,
): Promise<RunOutcome> {
  const { folder, file, telemetry, journal } = session;
  const { stopped, elapsed } = await begin(session, execution);
  const ending = stopped ?? (await runStages(session, execution));
  await session.closeRecords();
  const report = await writeReport({ ...session, now: execution.now }, ending.status);
  if (!stopped)
    await telemetry.emit('run_stop', null, { status: ending.status, duration_ms: elapsed() });
  await telemetry.close();
  await file.update({
    ...ending,
    finished_at: execution.now().toISOString(),
    quality_results: report.quality_results,
    artifacts: await listArtifacts(folder),
  });
  await journal.remove();
  return { folder, manifest: file.manifest, report };
}

/** Says in the events that the run begins, or goes on. */
async function begin<Data, P extends RunParams>(
  { plan, folder, file, telemetry }: RunSession<Data, P>,
  { experiment: { experiment_id }, params, seed, now, clock }: Execution<Data, P>,
): Promise<{ readonly stopped?: Ending; readonly elapsed: () => number }> {
  const started = clock.now();
  if (telemetry.nextSeq === 0) {
    await telemetry.emit('run_start', null, { experiment_id, params, seed });
    await file.update({ started_at: now().toISOString() });
    return { elapsed: () => clock.now() - started };
  }
  const since = Date.parse(file.manifest.started_at ?? file.manifest.created_at);
  const before = Math.max(0, now().getTime() - since);
  const elapsed = () => before + clock.now() - started;
  const { stopped, openStage } = await readLeftEvents(folder);
  if (stopped) return { stopped: endingOf(stopped, file.manifest), elapsed };
  if (openStage !== undefined) {
    const message = 'the process that ran the stage is gone; the stage begins again';
    const error = { name: 'RunInterrupted', message };
    await telemetry.emit('stage_error', openStage, { error, duration_ms: 0 });
  }
  const message = `run ${plan.run_id} goes on after an interruption`;
  await telemetry.emit('log', null, { level: 'warn', message });
  return { elapsed };
}

/** The ending of a run whose manifest was not written any more. */
function endingOf(status: 'completed' | 'failed' | 'canceled', { stages }: RunManifest): Ending {
  if (status === 'completed') return { status };
  const error = stages.find((stage) => stage.error)?.error;
  return { status, error: error ?? { name: 'Error', message: `the run was ${status}` } };
}

async function runStages<Data, P extends RunParams>(
  session: RunSession<Data, P>,
  execution: Execution<Data, P>,
): Promise<Ending> {
  for (const stage of execution.experiment.stages) {
    if (session.journal.has(stage.name)) continue;
    const ending = await runStage(session, stage, execution);
    if (ending.status !== 'completed') return ending;
  }
  return { status: 'completed' };
}

async function runStage<Data, P extends RunParams>(
  session: RunSession<Data, P>,
  stage: Stage<Data, P>,
  execution: Execution<Data, P>,
): Promise<Ending> {
  const { telemetry, file, journal, plan } = session;
  const { now, clock, onFailure, suspend } = execution;
  const { name, kind } = stage;
  if (suspend.aborted) throw new RunSuspendedError(plan.run_id);
  const started = clock.now();
  await telemetry.emit('stage_start', name, { kind });
  await file.updateStage(name, { status: 'running', started_at: now().toISOString() });
  const { ending, cause } = await attempt(session, stage, execution);
  // What the stage left unsaid is told with it, not with the run.
  await session.flush().catch(() => undefined);
  const duration_ms = clock.now() - started;
  await (ending.status === 'completed'
    ? telemetry.emit('stage_stop', name, { duration_ms })
    : telemetry.emit('stage_error', name, { error: ending.error, duration_ms }));
  if (ending.status === 'completed') await journal.add(name, session.request);
  await file.updateStage(name, { ...ending, finished_at: now().toISOString(), duration_ms });
  if (ending.status === 'failed' && onFailure === 'suspend')
    throw new RunSuspendedError(plan.run_id, cause);
  return ending;
}

/** @throws RunSuspendedError when that was asked for; nothing is written any more then */
async function attempt<Data, P extends RunParams>(
  session: RunSession<Data, P>,
  stage: Stage<Data, P>,
  { backend, signal, suspend }: Execution<Data, P>,
): Promise<{ readonly ending: Ending; readonly cause?: unknown }> {
  let thrown: { readonly cause: unknown } | undefined;
  try {
    signal.throwIfAborted();
    const stopping = AbortSignal.any([signal, suspend]);
    await stage.run(stageContext(session, stage, backend, stopping));
    await session.flush();
  } catch (cause) {
    thrown = { cause };
  }
  if (suspend.aborted) throw new RunSuspendedError(session.plan.run_id);
  if (!thrown) return { ending: { status: 'completed' } };
  const { cause } = thrown;
  if (!signal.aborted) return { ending: { status: 'failed', error: errorInfo(cause) }, cause };
  const message = 'the run was canceled before it was done';
  return { ending: { status: 'canceled', error: { name: 'AbortError', message } } };
}

async function closeAll<Data, P extends RunParams>(session: RunSession<Data, P>): Promise<void> {
  // What could not be written is missing from the folder, and found so when the run goes on.
  await session.telemetry.close().catch(() => undefined);
  await session.closeRecords().catch(() => undefined);
}
