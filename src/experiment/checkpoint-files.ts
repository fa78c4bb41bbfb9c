import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createFolders, writeFileAtomic } from '../artifacts';
import { SCHEMA_VERSIONS, validateCheckpoint, type Checkpoint } from '../contract';
import type { CheckpointDraft, CheckpointFiles } from './experiment';

/**
 * Writes the files of a checkpoint under `checkpoints/<checkpoint_id>/` and gives its document.
 *
 * @throws TypeError before anything is written, when the draft is not a checkpoint of the contract
 */
export async function writeCheckpoint(
  folder: string,
  stage: string,
  { files, ...draft }: CheckpointDraft,
  created_at: string,
): Promise<Checkpoint> {
  const weights = files.find(({ name }) => name.endsWith('.safetensors'));
  if (!weights) throw new TypeError('a checkpoint has a .safetensors file');
  const checkpoint: Checkpoint = {
    schema_version: SCHEMA_VERSIONS.checkpoint.version,
    ...draft,
    stage,
    path: `checkpoints/${draft.checkpoint_id}/${weights.name}`,
    format: 'safetensors',
    bytes: weights.bytes.length,
    sha256: sha256(weights.bytes),
    created_at,
  };
  const result = validateCheckpoint(checkpoint);
  if (!result.ok) throw new TypeError(result.problems[0]?.message);
  const target = join(folder, dirname(checkpoint.path));
  await createFolders(target);
  for (const { name, bytes } of files) await writeFileAtomic(join(target, basename(name)), bytes);
  return checkpoint;
}

/**
 * The files of a checkpoint of this run.
 *
 * @throws Error when there is none of this id, or its weights are not the ones that were saved
 */
export async function readCheckpointFiles(
  folder: string,
  checkpoints: readonly Checkpoint[],
  checkpoint_id: string,
): Promise<CheckpointFiles> {
  const checkpoint = checkpoints.find((saved) => saved.checkpoint_id === checkpoint_id);
  if (!checkpoint) throw new Error(`the run has saved no checkpoint ${checkpoint_id}`);
  const source = join(folder, dirname(checkpoint.path));
  const names = await readdir(source);
  const files = await Promise.all(
    names.sort().map(async (name) => ({ name, bytes: await readFile(join(source, name)) })),
  );
  const weights = files.find(({ name }) => name === basename(checkpoint.path));
  if (!weights || sha256(weights.bytes) !== checkpoint.sha256)
    throw new Error(`${checkpoint.path} is not what was saved`);
  return files;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
