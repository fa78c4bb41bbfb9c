import { join } from 'node:path';
import { checkFile } from './check-file';
import type { FileToCheck, ProblemBatches } from './check-value';
import { fileInside } from './file-inside';
import type { RecordSink } from './record-sink';

/** What became of a file: checked, not there, or a problem in its own right. */
export type FileOutcome = 'checked' | 'missing' | 'refused';

/** What became of a file, and the line of its last valid record; 1 when there is none. */
export interface CheckedFile {
  readonly outcome: FileOutcome;
  readonly lastRecordLine: number;
}

/**
 * Checks a file that was met inside a folder. A link that leads outside and what is no file are
 * problems, and are not opened; that a file is not there is for the caller to judge.
 */
export async function* checkFileInside(
  folder: string,
  name: string,
  as: Omit<FileToCheck, 'file'>,
  sink: RecordSink,
): ProblemBatches<CheckedFile> {
  const file = join(folder, name);
  const { problem } = fileInside(folder, name);
  if (problem?.rule === 'file-missing') return { outcome: 'missing', lastRecordLine: 1 };
  if (problem) {
    yield [{ file, line: 1, column: 1, pointer: '', ...problem }];
    return { outcome: 'refused', lastRecordLine: 1 };
  }
  const lastRecordLine = yield* checkFile({ file, ...as }, undefined, sink);
  return { outcome: 'checked', lastRecordLine };
}
