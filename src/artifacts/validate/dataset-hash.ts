import { createHash } from 'node:crypto';
import type { DatasetManifest } from '../../contract';
import { runProblem, type RunProblem } from './run-problem';

/**
 * Checks that the hash of a data set is that of its listed files: SHA-256 over the lines that
 * `sha256sum FILES` prints, in the order of the list. A data set without files has nothing to check.
 */
export function checkDatasetHash({ files, sha256 }: DatasetManifest): RunProblem[] {
  if (files.length === 0) return [];
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file.sha256}  ${file.path}\n`);
  const actual = hash.digest('hex');
  if (actual === sha256) return [];
  const what = 'The hash of the data set is not that of its files';
  const hint = 'it is what `sha256sum FILES | sha256sum` prints, with the files in this order';
  return [runProblem('dataset-hash', '/dataset_manifest/sha256', what, actual, sha256, hint)];
}
