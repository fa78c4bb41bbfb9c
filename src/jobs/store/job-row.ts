import {
  SCHEMA_VERSIONS,
  type ErrorInfo,
  type Job,
  type JobProgress,
  type JobRequest,
  type JobState,
} from '../../contract';

/** The columns of {@link JobRow}. */
export const JOB_COLUMNS = `job_id, ordinal::text AS ordinal, experiment_id, request, state, run_id,
  created_at, updated_at, started_at, finished_at, attempt, progress, canceled_by, error`;

/** A job as the database has it. */
export interface JobRow {
  readonly job_id: string;
  readonly ordinal: string;
  readonly experiment_id: string;
  readonly request: JobRequest;
  readonly state: JobState;
  readonly run_id: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly attempt: number;
  readonly progress: JobProgress | null;
  readonly canceled_by: string | null;
  readonly error: ErrorInfo | null;
}

/** The document of a job. */
export function toJob(row: JobRow): Job {
  const { request, started_at, finished_at, progress, canceled_by, error } = row;
  return {
    schema_version: SCHEMA_VERSIONS.job.version,
    job_id: row.job_id,
    run_id: row.run_id,
    experiment_id: row.experiment_id,
    ...(request.name !== undefined && { name: request.name }),
    state: row.state,
    params: request.params,
    seed: request.seed ?? null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    ...(started_at && { started_at: started_at.toISOString() }),
    ...(finished_at && { finished_at: finished_at.toISOString() }),
    attempt: row.attempt,
    ...(progress && { progress }),
    ...(canceled_by !== null && { canceled_by }),
    ...(error && { error }),
  };
}
