import { join } from 'node:path';
import { createLocalLoraBackend } from '../experiment';
import type { RunningWorker } from '../jobs';
import { defaultCacheDir } from './cache-dir';
import { databasePlace, importJobs, type DatabaseOptions } from './jobs-database';
import { experimentsOf } from './service-experiments';
import { interrupted, leave, tell, tellMistake } from './service-process';

/** Options of `crucible worker`, as commander reads them. */
export interface WorkerCommandOptions extends DatabaseOptions {
  /** Default: the folder `artifacts` of the data folder. */
  readonly artifacts?: string;
  /** Files of experiments; none: the package's examples. */
  readonly experiment: readonly string[];
  readonly concurrency: number;
  /** Default: the cache folder of the user. */
  readonly cacheDir?: string;
  /** Seconds. */
  readonly grace: number;
}

/** `crucible worker`: runs jobs until it is interrupted; 2 when it cannot. */
export async function worker(options: WorkerCommandOptions): Promise<number> {
  const cacheDir = options.cacheDir ?? defaultCacheDir();
  const backend = createLocalLoraBackend({ cacheDir });
  let running: RunningWorker;
  try {
    const { startWorker } = await importJobs();
    running = await startWorker({
      database: databasePlace(options),
      artifacts: options.artifacts ?? join(options.dataDir, 'artifacts'),
      experiments: await experimentsOf(options.experiment),
      concurrency: options.concurrency,
      backend,
      cacheDir,
      tell,
    });
  } catch (error) {
    await backend.close();
    return tellMistake('worker', error);
  }
  tell('Taking jobs. Ctrl-C ends.');
  await interrupted();
  const left = await running.stop(options.grace * 1000);
  await backend.close();
  leave(left);
  return 0;
}
