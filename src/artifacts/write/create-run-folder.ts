import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { id } from '../../../generated/shapes';
import { ArtifactError } from './artifact-error';
import { createFolders } from './create-folders';
import { syncFolder } from './sync-folder';

/**
 * Creates `<outputDir>/<experimentId>/<runId>`, durably, and gives its path. What is missing of the
 * folders above it is created as well.
 *
 * @throws ArtifactError before anything is created when an id is not one of the contract
 * (`invalid_id`); when the run's folder is already there (`exists`), whatever it holds
 */
export async function createRunFolder(
  outputDir: string,
  experimentId: string,
  runId: string,
): Promise<string> {
  refuseInvalidId(outputDir, 'experiment_id', experimentId);
  refuseInvalidId(outputDir, 'run_id', runId);
  const folder = join(outputDir, experimentId, runId);
  const experimentFolder = dirname(resolve(folder));
  await createFolders(experimentFolder);
  try {
    await mkdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const hint = 'a run gets a folder of its own; choose another run_id';
    throw new ArtifactError('exists', folder, `is already there: ${hint}`, { cause: error });
  }
  await syncFolder(experimentFolder);
  return folder;
}

function refuseInvalidId(outputDir: string, what: string, value: string): void {
  if (id.pattern.test(value)) return;
  const demand = `${what} must match ${id.pattern.source}`;
  throw new ArtifactError('invalid_id', outputDir, `${demand}, not ${JSON.stringify(value)}`);
}
