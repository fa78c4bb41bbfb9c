import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readDocument } from '../artifacts';
import type { RunManifest } from '../contract';
import { ExperimentError } from './experiment-error';
import { MANIFEST_FILE } from './run-files';

/** A run that is there already, ended or not. */
export interface LeftRun {
  readonly folder: string;
  readonly manifest: RunManifest;
}

/**
 * What is there of a run; undefined when nothing is, or nothing but an empty folder: a process was
 * killed before the first manifest, and the folder is removed.
 *
 * @throws ArtifactError when its manifest is none
 */
export async function readLeftRun(
  output_dir: string,
  experiment_id: string,
  run_id: string,
): Promise<LeftRun | undefined> {
  const folder = join(output_dir, experiment_id, run_id);
  const names = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (!names) return undefined;
  if (names.every((name) => name.startsWith('.'))) {
    await rm(folder, { recursive: true });
    return undefined;
  }
  // readDocument hands over only what the validator of the document accepts.
  const manifest = await readDocument(join(folder, MANIFEST_FILE), 'run_manifest');
  return { folder, manifest: manifest as RunManifest };
}

/**
 * A run goes on only as what it began as.
 *
 * @throws ExperimentError `invalid_experiment` naming what is different
 */
export function refuseOtherRun({ folder, manifest: left }: LeftRun, wanted: RunManifest): void {
  const pairs: readonly (readonly [what: string, left: unknown, wanted: unknown])[] = [
    ['parameters', left.params, wanted.params],
    ['seed', left.seed, wanted.seed],
    ['data', left.dataset_manifest.sha256, wanted.dataset_manifest.sha256],
    ['stages', left.stages.map(({ name }) => name), wanted.stages.map(({ name }) => name)],
  ];
  const other = pairs.find(([, a, b]) => !isDeepStrictEqual(a, b));
  if (!other) return;
  throw new ExperimentError(
    'invalid_experiment',
    `${folder}: the run cannot go on: its ${other[0]} are no longer those it began with`,
    'go on with the experiment as it was, or start another run',
  );
}
