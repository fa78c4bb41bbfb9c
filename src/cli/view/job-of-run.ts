import { SCHEMA_VERSIONS, type Job, type StageRecord } from '../../contract';
import type { FolderRun } from './folder-runs';

/** A run as the job that led to it, as far as the run's folder knows. */
export function jobOfRun({ jobId, manifest }: FolderRun): Job {
  const { run_id, experiment_id, name, status, params, seed } = manifest;
  const { created_at, started_at, finished_at, stages, error } = manifest;
  const times = [created_at, started_at, finished_at, ...stages.flatMap(timesOf)];
  const updated_at = times.filter((time) => time !== undefined).reduce(later);
  return {
    schema_version: SCHEMA_VERSIONS.job.version,
    job_id: jobId,
    run_id,
    experiment_id,
    ...(name && { name }),
    state: status,
    params,
    seed,
    created_at,
    updated_at,
    ...(started_at !== undefined && { started_at }),
    // Of a run that has ended the document asks for it, and the manifest need not have it.
    ...(status !== 'running' && { finished_at: finished_at ?? updated_at }),
    attempt: 1,
    progress: { completed: stages.filter(isCompleted).length, total: stages.length },
    ...(status === 'failed' && error && { error }),
  };
}

function isCompleted({ status }: StageRecord): boolean {
  return status === 'completed';
}

function timesOf({ started_at, finished_at }: StageRecord) {
  return [started_at, finished_at];
}

/** Of two moments in UTC; they may have more digits than a Date. */
function later(a: string, b: string): string {
  const [first, second] = [a, b].map((time) => time.replace('Z', '').padEnd(29, '0'));
  return (first ?? '') < (second ?? '') ? b : a;
}
