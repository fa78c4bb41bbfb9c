import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printable } from '../artifacts';
import { isExperimentError, type MLExperiment } from '../experiment';
import type { RunningService } from '../jobs';
import { databasePlace, importJobs, MissingPackage, type DatabaseOptions } from './jobs-database';
import { loadExperiment } from './load-experiment';

/** Options of `crucible serve`, as commander reads them. */
export interface ServeCommandOptions extends DatabaseOptions {
  readonly host: string;
  readonly port: number;
  /** Default: the folder `artifacts` of the data folder. */
  readonly artifacts?: string;
  /** Files of experiments; none: the package's examples. */
  readonly experiment: readonly string[];
}

/** `crucible serve`: serves jobs until it is interrupted; 2 when it cannot. */
export async function serve(options: ServeCommandOptions): Promise<number> {
  let service: RunningService;
  try {
    const { startService } = await importJobs();
    service = await startService({
      database: databasePlace(options),
      host: options.host,
      port: options.port,
      artifacts: options.artifacts ?? join(options.dataDir, 'artifacts'),
      experiments: await experimentsOf(options.experiment),
      tell,
    });
  } catch (error) {
    if (!isMistake(error)) throw error;
    tell(`crucible serve: ${printable(error.message)}${error.help ? `\n  ${error.help}` : ''}`);
    return 2;
  }
  process.stdout.write(`${service.url}\n`);
  if (service.firstToken !== undefined) {
    process.stdout.write(`${service.firstToken}\n`);
    tell('The second line is a token with every scope. It is shown this once: keep it.');
  }
  tell('Ctrl-C ends.');
  await interrupted();
  await service.stop();
  return 0;
}

/** @throws ExperimentError when a file that was named is no experiment */
async function experimentsOf(files: readonly string[]): Promise<readonly MLExperiment[]> {
  if (files.length > 0) return await Promise.all(files.map(loadExperiment));
  try {
    return await Promise.all((await exampleFiles()).map(loadExperiment));
  } catch (error) {
    if (!isExperimentError(error)) throw error;
    tell(`The examples are not registered: ${printable(error.message)}`);
    return [];
  }
}

/** Beside `dist`, where they ship, or beside `src`. */
async function exampleFiles(): Promise<readonly string[]> {
  const folders = ['../examples', '../../examples'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const folder = folders.find((path) => existsSync(path));
  if (folder === undefined) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort();
  return names.map((name) => join(folder, name));
}

/** The first signal; a second one ends the process as it would without us. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM'] as const;
    const end = () => {
      for (const signal of signals) process.removeListener(signal, end);
      tell('stopping; again to stop at once');
      resolve();
    };
    for (const signal of signals) process.once(signal, end);
  });
}

/** A database, a port or a package that cannot be had, a file that is no experiment. */
function isMistake(error: unknown): error is Error & { readonly help?: string } {
  if (!(error instanceof Error)) return false;
  return (
    error instanceof MissingPackage ||
    error instanceof RangeError ||
    error.name === 'DatabaseError' ||
    isExperimentError(error) ||
    'syscall' in error
  );
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
