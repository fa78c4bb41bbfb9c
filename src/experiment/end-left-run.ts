import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { listArtifacts, openJsonLinesWriter } from '../artifacts';
import type { ErrorInfo, RunManifest, StageRecord } from '../contract';
import { openTelemetry, readTelemetry, type TelemetryEmitter } from '../telemetry';
import { readLeftEvents } from './left-events';
import { readLeftRun, type LeftRun } from './left-run';
import { TELEMETRY_FILE } from './run-files';
import { createManifestFile, type ManifestFile } from './run-manifest';
import { writeReport } from './run-report';
import { readStageEntries, StageJournal } from './stage-journal';

/** Which run, and how it ends. */
export interface LeftRunEnd {
  readonly output_dir: string;
  readonly experiment_id: string;
  readonly run_id: string;
  readonly status: 'failed' | 'canceled';
  readonly error: ErrorInfo;
}

/**
 * Ends a run that a process has left in the middle and none is to go on with. What was written is
 * kept: the stage that was running is closed, the report is of what there is. Nothing when there is
 * no such run, or it has ended. No process may be working on it.
 *
 * @returns whether it was ended
 * @throws ArtifactError when its manifest or its events are none
 */
export async function endLeftRun(end: LeftRunEnd): Promise<boolean> {
  const left = await readLeftRun(end.output_dir, end.experiment_id, end.run_id);
  if (left?.manifest.status !== 'running') return false;
  const { folder } = left;
  await cutTornRecords(folder);
  const file = await createManifestFile(folder, left.manifest);
  const telemetry = await openTelemetry({ file: join(folder, TELEMETRY_FILE), run_id: end.run_id });
  try {
    await endIn(left, end, file, telemetry);
    return true;
  } finally {
    await telemetry.close();
  }
}

async function endIn(
  left: LeftRun,
  end: LeftRunEnd,
  file: ManifestFile,
  telemetry: TelemetryEmitter,
): Promise<void> {
  const { folder } = left;
  const { stopped, openStage } = await readLeftEvents(folder);
  if (!stopped) await closeStage(left, end, file, telemetry, openStage);
  const status = stopped ?? end.status;
  const request = (await readStageEntries(folder)).at(-1)?.request;
  const report = await writeReport({ folder, request, now, demand: () => undefined }, status);
  if (!stopped) {
    const duration_ms = sinceMs(file.manifest.started_at ?? file.manifest.created_at);
    await telemetry.emit('run_stop', null, { status, duration_ms });
  }
  await telemetry.flush();
  await file.update({
    status,
    ...(status !== 'completed' && { error: end.error }),
    finished_at: now().toISOString(),
    quality_results: report.quality_results,
    artifacts: await listArtifacts(folder),
  });
  await new StageJournal(folder).remove();
}

function now(): Date {
  return new Date();
}

/** Never negative: the clock may have been set since. */
function sinceMs(timestamp: string): number {
  return Math.max(0, Date.now() - Date.parse(timestamp));
}

/** Opening a file to append to it cuts off what a killed process was writing. */
async function cutTornRecords(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.endsWith('.jsonl')) await (await openJsonLinesWriter(join(folder, name))).close();
}

/** Says in the events and in the manifest what became of the stage that was running. */
async function closeStage(
  { folder, manifest }: LeftRun,
  { error, experiment_id, status }: LeftRunEnd,
  file: ManifestFile,
  telemetry: TelemetryEmitter,
  openStage: string | undefined,
): Promise<void> {
  if (telemetry.nextSeq === 0) {
    const { params, seed } = manifest;
    await telemetry.emit('run_start', null, { experiment_id, params, seed });
    await file.update({ started_at: now().toISOString() });
  }
  if (openStage !== undefined) {
    await tellCheckpoints(folder, manifest, telemetry, openStage);
    await telemetry.emit('stage_error', openStage, { error, duration_ms: 0 });
  }
  // A manifest from a store may be older than the events.
  const isOpen = ({ name, status: was }: StageRecord) =>
    was === 'running' || (was === 'pending' && name === openStage);
  for (const { name } of manifest.stages.filter(isOpen))
    await file.updateStage(name, { status, error, finished_at: now().toISOString() });
}

/** A checkpoint is in the manifest before it is in the events. */
async function tellCheckpoints(
  folder: string,
  { checkpoints }: RunManifest,
  telemetry: TelemetryEmitter,
  openStage: string,
): Promise<void> {
  const told = new Set<string>();
  for await (const { event } of readTelemetry(join(folder, TELEMETRY_FILE)))
    if (event.known && event.value.event_name === 'checkpoint')
      told.add(event.value.payload.checkpoint_id);
  for (const checkpoint of checkpoints)
    if (checkpoint.stage === openStage && !told.has(checkpoint.checkpoint_id))
      await telemetry.emit('checkpoint', openStage, checkpoint);
}
