import type { DatasetFile, DatasetManifest } from '../../contract';
import { sha256Of } from '../sha256';
import { runProblem, type RunProblem } from './run-problem';

/** What `sha256sum FILES | sha256sum` prints for the files of a data set, in their order. */
export function datasetHash(files: readonly Pick<DatasetFile, 'path' | 'sha256'>[]): string {
  return sha256Of(Buffer.from(files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')));
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
