import type { MLExperiment } from '../experiment';
import { openDatabase, type DatabasePlace } from './database';
import { JobQueue } from './queue';
import { Registry } from './registry';
import { Worker, type WorkerOptions } from './worker';

/** What a worker of its own process works with. */
export interface WorkerServiceOptions extends Omit<
  WorkerOptions,
  'database' | 'queue' | 'registry'
> {
  readonly database: DatabasePlace;
  /** What may be asked for; the same as the servers have. */
  readonly experiments: readonly MLExperiment[];
}

/** A worker that takes jobs. */
export interface RunningWorker {
  /**
   * Takes no more jobs, and hands back those that are not done in time.
   *
   * @param graceMs how long it waits for them
   * @returns the jobs that do not stop, and keep the process alive
   */
  readonly stop: (graceMs: number) => Promise<readonly string[]>;
}

/**
 * Starts a worker on a database that others use as well.
 *
 * @throws DatabaseError when the database cannot be opened
 */
export async function startWorker(options: WorkerServiceOptions): Promise<RunningWorker> {
  const database = await openDatabase(options.database);
  try {
    const queue = await JobQueue.open(database);
    const registry = new Registry(options.experiments);
    const worker = await Worker.start({ ...options, database, queue, registry });
    return {
      async stop(graceMs) {
        const left = await worker.stop(graceMs);
        await queue.close();
        await database.close();
        return left;
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
