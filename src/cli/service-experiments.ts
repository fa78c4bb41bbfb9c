import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printable } from '../artifacts';
import { isExperimentError, type MLExperiment } from '../experiment';
import { loadExperiment } from './load-experiment';
import { tell } from './service-process';

/**
 * The experiments that may be asked for: those of the files, or the package's examples.
 *
 * @throws ExperimentError when a file that was named is no experiment
 */
export async function experimentsOf(files: readonly string[]): Promise<readonly MLExperiment[]> {
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
