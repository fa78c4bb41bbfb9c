import { v7 as uuidv7 } from 'uuid';
import { SCHEMA_VERSIONS, type Job, type JobList, type JobRequest } from '../../contract';
import type { Database, Sql } from '../database';
import { cursorAfter, ordinalOf } from './cursor';
import { JOB_COLUMNS, toJob, type JobRow } from './job-row';
import type { IdempotencyKey, JobFilter, Jobs, Submitted } from './jobs';

/** How long a key is remembered, as the document says. */
const KEY_HOURS = 24;
/** Above every number that a job has. */
const NO_ORDINAL = '999999999999999999';
const JOB_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What a store leaves to others. */
export interface JobStoreOptions {
  /** Each mistake in a request that no schema of ours knows. */
  readonly check: Jobs['check'];
  /** Jobs that may wait at a time, give or take those submitted in the same moment. */
  readonly queueLimit: number;
  /** Called in the transaction that creates a job. */
  readonly onCreated?: (sql: Sql, jobId: string) => Promise<void>;
}

/** The jobs in the database. */
export class JobStore implements Jobs {
  readonly #database: Database;
  readonly #options: JobStoreOptions;

  constructor(database: Database, options: JobStoreOptions) {
    this.#database = database;
    this.#options = options;
  }

  check(request: JobRequest) {
    return this.#options.check(request);
  }

  submit(request: JobRequest, key: IdempotencyKey | undefined): Promise<Submitted> {
    return this.#database.transaction(async (sql) => {
      const earlier = key && (await earlierWith(sql, key));
      if (earlier) return earlier;
      const { queueLimit: limit } = this.#options;
      if (await isQueueFull(sql, limit)) return { outcome: 'queue_full', limit };
      const job = await this.#create(sql, request);
      if (key) await remember(sql, key, job.job_id);
      return { outcome: 'accepted', job };
    });
  }

  async get(jobId: string): Promise<Job | undefined> {
    if (!JOB_ID.test(jobId)) return undefined;
    return await jobWith(this.#database, jobId);
  }

  async list(filter: JobFilter): Promise<JobList | undefined> {
    const { cursor, limit, states, experimentId, runId } = filter;
    const before = cursor === undefined ? NO_ORDINAL : ordinalOf(cursor, filter);
    if (before === undefined) return undefined;
    const rows = await this.#database.query<JobRow>(
      `SELECT ${JOB_COLUMNS} FROM crucible.job
        WHERE ordinal < $1::bigint
          AND ($2::text IS NULL OR experiment_id = $2)
          AND (cardinality($3::text[]) = 0 OR state::text = ANY ($3))
          AND ($4::text IS NULL OR run_id = $4)
        ORDER BY job.ordinal DESC LIMIT $5`,
      [before, experimentId ?? null, states, runId ?? null, limit + 1],
    );
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      schema_version: SCHEMA_VERSIONS.job_list.version,
      items: page.map(toJob),
      next_cursor: last ? cursorAfter(last.ordinal, filter) : null,
    };
  }

  async cancel(jobId: string, by: string): Promise<Job | undefined> {
    const [row] = await this.#database.query<JobRow>(
      `UPDATE crucible.job
        SET state = 'canceled', canceled_by = $2, finished_at = clock_timestamp(),
          lease_holder = NULL, lease_expires_at = NULL
        WHERE job_id = $1 AND state IN ('queued', 'running') RETURNING ${JOB_COLUMNS}`,
      [jobId, by],
    );
    return row ? toJob(row) : await this.get(jobId);
  }

  async ping(): Promise<void> {
    await this.#database.query('SELECT 1', []);
  }

  async #create(sql: Sql, request: JobRequest): Promise<Job> {
    const [row] = await sql.query<JobRow>(
      `INSERT INTO crucible.job (job_id, experiment_id, request) VALUES ($1, $2, $3)
        RETURNING ${JOB_COLUMNS}`,
      [uuidv7(), request.experiment_id, JSON.stringify(request)],
    );
    if (!row) throw new Error('the job was not inserted');
    await this.#options.onCreated?.(sql, row.job_id);
    return toJob(row);
  }
}

async function jobWith(sql: Sql, jobId: string): Promise<Job | undefined> {
  const [row] = await sql.query<JobRow>(
    `SELECT ${JOB_COLUMNS} FROM crucible.job WHERE job_id = $1`,
    [jobId],
  );
  return row && toJob(row);
}

/** What the first request with this key has led to; undefined when this is the first. */
async function earlierWith(
  sql: Sql,
  { tokenId, key, bodySha256 }: IdempotencyKey,
): Promise<Submitted | undefined> {
  // Held to the end of the transaction: who does not get it comes while the first is handled.
  const [lock] = await sql.query<{ taken: boolean }>(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken',
    [`crucible.idempotency_key ${tokenId} ${key}`],
  );
  if (!lock?.taken) return { outcome: 'key_in_use' };
  await sql.query(
    `DELETE FROM crucible.idempotency_key
      WHERE created_at < clock_timestamp() - $1 * interval '1 hour'`,
    [KEY_HOURS],
  );
  const [found] = await sql.query<{ is_same: boolean; job_id: string }>(
    `SELECT job_id, body_sha256 = $3 AS is_same FROM crucible.idempotency_key
      WHERE token_id = $1 AND key = $2`,
    [tokenId, key, bodySha256],
  );
  if (!found) return undefined;
  const job = found.is_same ? await jobWith(sql, found.job_id) : undefined;
  return job ? { outcome: 'accepted', job } : { outcome: 'key_reused' };
}

async function remember(
  sql: Sql,
  { tokenId, key, bodySha256 }: IdempotencyKey,
  jobId: string,
): Promise<void> {
  await sql.query(
    `INSERT INTO crucible.idempotency_key (token_id, key, body_sha256, job_id)
      VALUES ($1, $2, $3, $4)`,
    [tokenId, key, bodySha256, jobId],
  );
}

async function isQueueFull(sql: Sql, limit: number): Promise<boolean> {
  const [row] = await sql.query<{ waiting: number }>(
    "SELECT count(*)::int AS waiting FROM crucible.job WHERE state = 'queued'",
    [],
  );
  return (row?.waiting ?? 0) >= limit;
}
