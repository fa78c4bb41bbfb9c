import { v7 as uuidv7 } from 'uuid';
import type { ErrorInfo, JobProgress } from '../../contract';
import type { Database, Sql } from '../database';
import type { JobQueue } from '../queue';
import { JOB_COLUMNS, type JobRow } from './job-row';

/** How long a worker may be silent before its jobs are another's. */
export const LEASE_MS = 6000;
/** How often a job may lose its worker without getting a stage further in between. */
export const MOST_LOSSES = 10;

/** A job that a worker has. */
export interface LeasedJob extends JobRow {
  readonly run_id: string;
  /** How often it has failed by itself. */
  readonly failures: number;
}

/** How a job ends. */
export type JobEnd =
  { readonly state: 'completed' } | { readonly state: 'failed'; readonly error: ErrorInfo };

/** A job that has ended, and whose run no worker has, which leaves the run to be ended. */
export interface EndedJob extends JobRow {
  readonly run_id: string;
  readonly state: 'failed' | 'canceled';
}

/** Of a worker's lease. Of a job that was canceled it goes on for the run, until that has ended. */
export type LeaseState = 'held' | 'canceled' | 'lost';

/**
 * The jobs that workers have. Only who holds the lease of a job changes it: what a worker that was
 * thought dead says afterwards has no effect.
 */
export class LeasedJobs {
  readonly #database: Database;
  readonly #queue: JobQueue;
  readonly #endRun: (job: EndedJob) => Promise<void>;

  /**
   * @param endRun ends the run of a job that has ended while it waited to go on, or was canceled and
   * then lost its worker; nobody works on it.
   * Should the process die in it, another worker is asked. Default: nothing is done
   */
  constructor(
    database: Database,
    queue: JobQueue,
    endRun: (job: EndedJob) => Promise<void> = () => Promise.resolve(),
  ) {
    this.#database = database;
    this.#queue = queue;
    this.#endRun = endRun;
  }

  /** The next job that waits, leased to this worker; undefined when none does. */
  async take(holder: string): Promise<LeasedJob | undefined> {
    for (;;) {
      const taken = await this.#database.transaction(async (sql) => {
        const jobId = await this.#queue.take(sql);
        if (jobId === undefined) return 'none';
        const leased = await lease(sql, jobId, holder);
        const ended = leased ? undefined : await endedJob(sql, jobId);
        if (ended) await this.#endRun(ended);
        return leased;
      });
      if (taken === 'none') return undefined;
      if (taken) return taken;
    }
  }

  async renew(jobId: string, holder: string): Promise<LeaseState> {
    const held = await this.#database.query(
      `UPDATE crucible.job SET lease_expires_at = ${EXPIRY}
        WHERE job_id = $1 AND lease_holder = $2 RETURNING job_id`,
      [jobId, holder],
    );
    if (held.length > 0) return 'held';
    const canceled = await this.#database.query(
      `UPDATE crucible.canceled_run SET lease_expires_at = ${EXPIRY}
        WHERE job_id = $1 AND lease_holder = $2 RETURNING job_id`,
      [jobId, holder],
    );
    return canceled.length > 0 ? 'canceled' : 'lost';
  }

  /** Says how far the job is; nothing when the lease is gone. */
  async advance(jobId: string, holder: string, progress: JobProgress): Promise<void> {
    await this.#database.query(
      `UPDATE crucible.job SET progress = $3, losses = 0 WHERE job_id = $1 AND lease_holder = $2`,
      [jobId, holder, JSON.stringify(progress)],
    );
  }

  /** Ends the job, whose run has ended; nothing when the lease is gone. */
  async end(jobId: string, holder: string, end: JobEnd): Promise<void> {
    const ended = await this.#database.query(
      `UPDATE crucible.job
        SET state = $3::crucible.job_state, error = $4, finished_at = clock_timestamp(), ${NO_LEASE}
        WHERE job_id = $1 AND lease_holder = $2 RETURNING job_id`,
      [jobId, holder, end.state, end.state === 'failed' ? JSON.stringify(end.error) : null],
    );
    if (ended.length === 0) await this.releaseRun(jobId, holder);
  }

  /** Says that the run of a canceled job has ended; nothing when the lease is gone. */
  async releaseRun(jobId: string, holder: string): Promise<void> {
    await this.#database.query(
      'DELETE FROM crucible.canceled_run WHERE job_id = $1 AND lease_holder = $2',
      [jobId, holder],
    );
  }

  /** Lets another worker go on with the job; false, and nothing, when the lease is gone. */
  async handBack(jobId: string, holder: string): Promise<boolean> {
    return await this.#requeue(jobId, holder, 'failures = failures', 0);
  }

  /** Lets the job be tried again, later; false, and nothing, when the lease is gone. */
  async tryAgain(jobId: string, holder: string, afterMs: number): Promise<boolean> {
    return await this.#requeue(jobId, holder, 'failures = failures + 1', afterMs);
  }

  /** Takes jobs from workers that are silent, and lets others go on with them, or end their runs. */
  async reclaim(): Promise<void> {
    const message = `its worker was lost ${MOST_LOSSES} times in a row`;
    await this.#database.transaction(async (sql) => {
      const expired = await sql.query<{ job_id: string }>(
        `UPDATE crucible.job SET losses = losses + 1, ${NO_LEASE},
            state = CASE WHEN losses + 1 < $1 THEN state ELSE 'failed' END,
            error = CASE WHEN losses + 1 < $1 THEN error ELSE $2::json END,
            finished_at = CASE WHEN losses + 1 < $1 THEN finished_at ELSE clock_timestamp() END
          WHERE job_id IN (
            SELECT job_id FROM crucible.job
              WHERE state = 'running' AND lease_expires_at < clock_timestamp()
              FOR UPDATE SKIP LOCKED
          ) RETURNING job_id`,
        [MOST_LOSSES, JSON.stringify({ name: 'WorkerLost', message })],
      );
      const canceled = await sql.query<{ job_id: string }>(
        `DELETE FROM crucible.canceled_run WHERE job_id IN (
          SELECT job_id FROM crucible.canceled_run
            WHERE lease_expires_at < clock_timestamp()
            FOR UPDATE SKIP LOCKED
        ) RETURNING job_id`,
      );
      // Those that have ended too: whoever takes one ends its run.
      for (const { job_id } of [...expired, ...canceled])
        await this.#queue.add(sql, job_id, { first: true });
    });
  }

  async #requeue(jobId: string, holder: string, change: string, afterMs: number): Promise<boolean> {
    return await this.#database.transaction(async (sql) => {
      const held = await sql.query(
        `UPDATE crucible.job SET ${change}, ${NO_LEASE}
          WHERE job_id = $1 AND lease_holder = $2 RETURNING job_id`,
        [jobId, holder],
      );
      if (held.length > 0) await this.#queue.add(sql, jobId, { afterMs, first: true });
      return held.length > 0;
    });
  }
}

const EXPIRY = `clock_timestamp() + ${LEASE_MS} * interval '1 millisecond'`;
const NO_LEASE = 'lease_holder = NULL, lease_expires_at = NULL';

async function lease(sql: Sql, jobId: string, holder: string): Promise<LeasedJob | undefined> {
  const [row] = await sql.query<LeasedJob>(
    `UPDATE crucible.job
      SET state = 'running', run_id = coalesce(run_id, $2), attempt = attempt + 1,
        started_at = coalesce(started_at, clock_timestamp()),
        lease_holder = $3, lease_expires_at = ${EXPIRY}
      WHERE job_id = $1 AND state IN ('queued', 'running') AND lease_holder IS NULL
      RETURNING ${JOB_COLUMNS}, failures`,
    [jobId, uuidv7(), holder],
  );
  return row;
}

async function endedJob(sql: Sql, jobId: string): Promise<EndedJob | undefined> {
  const [row] = await sql.query<EndedJob>(
    `SELECT ${JOB_COLUMNS} FROM crucible.job
      WHERE job_id = $1 AND state IN ('failed', 'canceled') AND run_id IS NOT NULL`,
    [jobId],
  );
  return row;
}
