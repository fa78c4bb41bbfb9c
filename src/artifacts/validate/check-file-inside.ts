import { join } from 'node:path';
import { checkFile, type FileToCheck, type OnRecord } from './check-file';
import { fileInside } from './file-inside';
import type { FileProblem } from './file-problem';

/** What became of a file: checked, not there, or a problem in its own right. */
export type FileOutcome = 'checked' | 'missing' | 'refused';

/**
 * Checks a file that was met inside a folder. A link that leads outside and what is no file are
 * problems, and are not opened; that a file is not there is for the caller to judge.
 */
export async function* checkFileInside(
  folder: string,
  name: string,
  as: Omit<FileToCheck, 'file'>,
  onRecord: OnRecord,
): AsyncGenerator<FileProblem, FileOutcome> {
  const file = join(folder, name);
  const { problem } = await fileInside(folder, name);
  if (problem?.rule === 'file-missing') return 'missing';
  if (problem) {
    yield { file, line: 1, column: 1, pointer: '', ...problem };
    return 'refused';
  }
  yield* checkFile({ file, ...as }, undefined, onRecord);
  return 'checked';
}
