import type { DatasetFile, DatasetManifest } from '../../contract';
import { createSha256 } from '../sha256';
import { runProblem, type RunProblem } from './run-problem';

/** What `sha256sum FILES | sha256sum` prints for the files of a data set, in their order. */
export function datasetHash(files: readonly Pick<DatasetFile, 'path' | 'sha256'>[]): string {
  const hash = createSha256();
  for (const file of files) hash.update(`${file.sha256}  ${file.path}\n`);
  return hash.digest('hex');
}

/** Checks the hash of a data set. One without listed files has nothing to check. */
export function checkDatasetHash({ files, sha256 }: DatasetManifest): RunProblem[] {
  if (files.length === 0) return [];
  const actual = datasetHash(files);
  if (actual === sha256) return [];
  const what = 'The hash of the data set is not that of its files';
  const hint = 'it is what `sha256sum FILES | sha256sum` prints, with the files in this order';
  return [runProblem('dataset-hash', '/dataset_manifest/sha256', what, actual, sha256, hint)];
}
