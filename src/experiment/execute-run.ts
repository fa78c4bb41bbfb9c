import { errorInfo, listArtifacts } from '../artifacts';
import type { ErrorInfo, Report, RunManifest } from '../contract';
import type { RunParams, Stage } from './experiment';
import type { RunPlan } from './run-manifest';
import { writeReport } from './run-report';
import { openRunSession, type RunSession } from './run-session';
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

interface Execution<Data, P extends RunParams> extends RunPlan<Data, P> {
  readonly backend: TrainingBackend;
  readonly signal: AbortSignal;
}

/**
 * Runs the stages of one point of a sweep and leaves its folder complete, however they end.
 *
 * @throws when the folder cannot be written any more; the manifest then says so, if it still can
 */
export async function executeRun<Data, P extends RunParams>(
  execution: Execution<Data, P>,
): Promise<RunOutcome> {
  const session = await openRunSession(execution);
  try {
    return await runInFolder(session, execution);
  } catch (error) {
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
  const { experiment, params, seed, now, clock } = execution;
  const { folder, file, telemetry } = session;
  const started = clock.now();
  const { experiment_id } = experiment;
  await telemetry.emit('run_start', null, { experiment_id, params, seed });
  await file.update({ started_at: now().toISOString() });

  const ending = await runStages(session, execution);
  await session.closeRecords();
  const report = await writeReport(session, ending.status);
  const duration_ms = clock.now() - started;
  await telemetry.emit('run_stop', null, { status: ending.status, duration_ms });
  await telemetry.close();
  await file.update({
    ...ending,
    finished_at: now().toISOString(),
    quality_results: report.quality_results,
    artifacts: await listArtifacts(folder),
  });
  return { folder, manifest: file.manifest, report };
}

async function runStages<Data, P extends RunParams>(
  session: RunSession<Data, P>,
  execution: Execution<Data, P>,
): Promise<Ending> {
  for (const stage of execution.experiment.stages) {
    const ending = await runStage(session, stage, execution);
    if (ending.status !== 'completed') return ending;
  }
  return { status: 'completed' };
}

async function runStage<Data, P extends RunParams>(
  session: RunSession<Data, P>,
  stage: Stage<Data, P>,
  { backend, signal, now, clock }: Execution<Data, P>,
): Promise<Ending> {
  const { telemetry, file } = session;
  const { name, kind } = stage;
  const started = clock.now();
  await telemetry.emit('stage_start', name, { kind });
  await file.updateStage(name, { status: 'running', started_at: now().toISOString() });
  const ending = await endingOf(async () => {
    signal.throwIfAborted();
    await stage.run(stageContext(session, stage, backend, signal));
    await session.flush();
  }, signal);
  // What the stage left unsaid is told with it, not with the run.
  await session.flush().catch(() => undefined);
  const duration_ms = clock.now() - started;
  await (ending.status === 'completed'
    ? telemetry.emit('stage_stop', name, { duration_ms })
    : telemetry.emit('stage_error', name, { error: ending.error, duration_ms }));
  await file.updateStage(name, { ...ending, finished_at: now().toISOString(), duration_ms });
  return ending;
}

async function endingOf(run: () => Promise<void>, signal: AbortSignal): Promise<Ending> {
  try {
    await run();
    return { status: 'completed' };
  } catch (error) {
    if (!signal.aborted) return { status: 'failed', error: errorInfo(error) };
    const message = 'the run was canceled before it was done';
    return { status: 'canceled', error: { name: 'AbortError', message } };
  }
}
