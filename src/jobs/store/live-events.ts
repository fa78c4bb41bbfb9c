import type { Database } from '../database';

/** Told the id of a job when there are new events of its run. */
const CHANNEL = 'crucible_events';

/** One attempt of a job, as long as no other worker has taken it. */
interface Attempt {
  readonly job_id: string;
  readonly attempt: number;
}

/** What there is of a run's events. */
interface FoundLines {
  /** The latest of the job. */
  readonly attempt: number;
  /** Whole lines, empty when there are no more yet; undefined when no events are here. */
  readonly lines: Buffer | undefined;
}

/**
 * The events of runs that go on, in the database: for servers that cannot read the file that the
 * worker appends to. They are the bytes of that file, and are gone once it is where all can read it.
 */
export class LiveEvents {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Adds whole lines, and wakes those who follow the run. Adding them again, or more from the same
   * place on, replaces them.
   *
   * @param start where in the file they begin
   * @returns whether this still is the job's latest attempt; otherwise nothing was added
   */
  async add({ job_id, attempt }: Attempt, start: number, lines: Buffer): Promise<boolean> {
    // Whoever takes the job meanwhile waits for the lock, and then sees what was added.
    const added = await this.#database.query(
      `WITH held AS (
        SELECT job_id FROM crucible.job WHERE job_id = $1 AND attempt = $2 FOR SHARE
      ), added AS (
        INSERT INTO crucible.live_events (job_id, start, lines)
          SELECT job_id, $3::bigint, $4::bytea FROM held
          ON CONFLICT (job_id, start) DO UPDATE SET lines = excluded.lines
          RETURNING job_id
      ) SELECT pg_notify('${CHANNEL}', job_id::text) FROM added`,
      [job_id, attempt, start, lines],
    );
    return added.length > 0;
  }

  /** The lines that begin at a place in the file, or before it, from there on. */
  async read(jobId: string, offset: number): Promise<FoundLines> {
    const [row] = await this.#database.query<{ attempt: number; lines: Uint8Array | null }>(
      `SELECT attempt, (
          SELECT substring(lines FROM ($2::bigint - start + 1)::int) FROM crucible.live_events
            WHERE job_id = $1 AND start <= $2 ORDER BY start DESC LIMIT 1
        ) AS lines FROM crucible.job WHERE job_id = $1`,
      [jobId, offset],
    );
    // A Buffer from PostgreSQL, the array of its bytes from PGlite.
    const lines = row?.lines && Buffer.from(row.lines);
    return { attempt: row?.attempt ?? 0, lines: lines ?? undefined };
  }

  /** Removes what is here of a run, unless the job has a later attempt. */
  async remove({ job_id, attempt }: Attempt): Promise<void> {
    await this.#database.query(
      `DELETE FROM crucible.live_events WHERE job_id = $1 AND EXISTS (
        SELECT FROM crucible.job WHERE job_id = $1 AND attempt = $2
      )`,
      [job_id, attempt],
    );
  }

  /** Calls `onAdded` when events of the run were added, until the returned function is called. */
  async listen(jobId: string, onAdded: () => void): Promise<() => Promise<void>> {
    return await this.#database.listen(CHANNEL, (notice) => {
      if (notice === jobId) onAdded();
    });
  }
}
