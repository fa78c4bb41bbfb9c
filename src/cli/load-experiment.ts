import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ExperimentError, type MLExperiment } from '../experiment';

/**
 * The experiment that a module exports as its default.
 *
 * @throws ExperimentError `invalid_experiment` when there is no such file, it cannot be loaded, or
 * its default export is no experiment
 */
export async function loadExperiment(file: string): Promise<MLExperiment> {
  const path = resolve(file);
  if (!existsSync(path)) throw invalid(`${file}: no such file`, 'name the file of an experiment');
  const module = await importModule(file, pathToFileURL(path).href);
  const found = isObject(module) ? module['default'] : undefined;
  if (!isExperiment(found)) {
    const help = 'end the file with export default defineExperiment({…})';
    throw invalid(`${file}: its default export is no experiment`, help);
  }
  return found;
}

async function importModule(file: string, url: string): Promise<unknown> {
  try {
    if (!/\.[cm]?ts$/.test(file)) return await import(url);
    const { tsImport } = await import('tsx/esm/api').catch(() => {
      throw new Error('TypeScript files need the package tsx: npm install --save-dev tsx');
    });
    // Without a tsconfig of its own: imports resolve as Node resolves them.
    return await tsImport(url, { parentURL: import.meta.url, tsconfig: false });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw invalid(
      `${file} cannot be loaded: ${reason}`,
      'mend the file, or install what it imports',
    );
  }
}

/** Enough to run it; the rest is checked as its manifest. */
function isExperiment(value: unknown): value is MLExperiment {
  if (!isObject(value)) return false;
  const { experiment_id, stages, params, loadData, quality_targets } = value;
  return (
    typeof experiment_id === 'string' &&
    typeof loadData === 'function' &&
    isObject(params) &&
    Array.isArray(stages) &&
    Array.isArray(quality_targets)
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function invalid(message: string, help: string): ExperimentError {
  return new ExperimentError('invalid_experiment', message, help);
}
