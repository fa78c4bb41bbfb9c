import PgBoss from 'pg-boss';
import type { Database, Sql } from '../database';

const SCHEMA = 'crucible_queue';
const QUEUE = 'jobs';

/** When a job is taken. */
export interface QueuePlace {
  /** Not before so many milliseconds. Default: 0. */
  readonly afterMs?: number;
  /** Before every job that has not begun. Default: false. */
  readonly first?: boolean;
}

/**
 * The jobs that wait for a worker, in pg-boss. They are put in and taken in the transaction that says
 * so of the job itself: a job waits once, or a worker has it, or it has ended, whoever is killed.
 * That is why pg-boss keeps neither retries nor expiries; a lease of the job itself does.
 */
export class JobQueue {
  readonly #boss: PgBoss;

  private constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  /** Opens the queue in a database, and makes its tables when they are not there. */
  static async open(database: Database): Promise<JobQueue> {
    await database.transaction(makeTables);
    await database.transaction(makeQueue);
    const boss = await startBoss(database);
    return new JobQueue(boss);
  }

  async add(sql: Sql, jobId: string, { afterMs = 0, first = false }: QueuePlace = {}) {
    const options = { db: dbOf(sql), startAfter: afterMs / 1000, priority: first ? 1 : 0 };
    await this.#boss.send(QUEUE, { job_id: jobId }, options);
  }

  /** Takes the job whose turn it is out of the queue. */
  async take(sql: Sql): Promise<string | undefined> {
    const options = { db: dbOf(sql) };
    const [found] = await this.#boss.fetch<{ job_id: string }>(QUEUE, options);
    if (!found) return undefined;
    await this.#boss.deleteJob(QUEUE, found.id, options);
    return found.data.job_id;
  }

  async close(): Promise<void> {
    await this.#boss.stop({ graceful: false });
  }
}

/**
 * pg-boss looks before it locks, and PostgreSQL remembers what was seen: of several processes that
 * begin at once all but one would fail. So they begin one after the other.
 */
async function makeTables(sql: Sql): Promise<void> {
  await lock(sql);
  const boss = await startBoss(sql);
  await boss.stop({ graceful: false });
}

/** In a transaction of its own: pg-boss commits when it has made its tables. */
async function makeQueue(sql: Sql): Promise<void> {
  await lock(sql);
  const boss = await startBoss(sql);
  await boss.createQueue(QUEUE, { name: QUEUE, policy: 'standard' });
  await boss.stop({ graceful: false });
}

async function lock(sql: Sql): Promise<void> {
  await sql.query("SELECT pg_advisory_xact_lock(hashtext('crucible.queue'))", []);
}

async function startBoss(sql: Sql): Promise<PgBoss> {
  const boss = new PgBoss({ db: dbOf(sql), schema: SCHEMA, supervise: false, schedule: false });
  await boss.start();
  return boss;
}

function dbOf(sql: Sql): PgBoss.Db {
  return {
    async executeSql(text: string, values?: unknown[]) {
      // pg-boss passes none for text that may hold several statements.
      return { rows: [...(await sql.query(text, values))] };
    },
  };
}
