import { join } from 'node:path';
import { createLocalLoraBackend } from '../experiment';
import type { RunningService } from '../jobs';
import { defaultCacheDir } from './cache-dir';
import { databasePlace, importJobs, type DatabaseOptions } from './jobs-database';
import { experimentsOf } from './service-experiments';
import { interrupted, leave, tell, tellMistake } from './service-process';

/** Options of `crucible serve`, as commander reads them. */
export interface ServeCommandOptions extends DatabaseOptions {
  readonly host: string;
  readonly port: number;
  /** Default: the folder `artifacts` of the data folder. */
  readonly artifacts?: string;
  /** Files of experiments; none: the package's examples. */
  readonly experiment: readonly string[];
  /** Jobs that run in this process at a time. */
  readonly concurrency: number;
  /** Default: the cache folder of the user. */
  readonly cacheDir?: string;
}

/** `crucible serve`: serves jobs until it is interrupted; 2 when it cannot. */
export async function serve(options: ServeCommandOptions): Promise<number> {
  const cacheDir = options.cacheDir ?? defaultCacheDir();
  const backend = createLocalLoraBackend({ cacheDir });
  let service: RunningService;
  try {
    const { startService } = await importJobs();
    service = await startService({
      database: databasePlace(options),
      host: options.host,
      port: options.port,
      artifacts: options.artifacts ?? join(options.dataDir, 'artifacts'),
      experiments: await experimentsOf(options.experiment),
      concurrency: options.concurrency,
      backend,
      cacheDir,
      tell,
    });
  } catch (error) {
    await backend.close();
    return tellMistake('serve', error);
  }
  process.stdout.write(`${service.url}\n`);
  if (service.firstToken !== undefined) {
    process.stdout.write(`${service.firstToken}\n`);
    tell('The second line is a token with every scope. It is shown this once: keep it.');
  }
  if (service.hasPage) tell(`In a browser: ${pageLink(service)}`);
  tell('Ctrl-C ends.');
  await interrupted();
  const left = await service.stop();
  await backend.close();
  leave(left);
  return 0;
}

/** The page takes the token over and removes it from the address; a browser never sends a fragment. */
function pageLink({ url, firstToken }: RunningService): string {
  return firstToken === undefined ? `${url}/` : `${url}/#token=${firstToken}`;
}
