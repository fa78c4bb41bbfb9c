import { ArchiveError } from './archive-error';
import { checkDocument } from './check-document';
import { checkLines } from './check-lines';
import type { FileToCheck, ProblemBatches } from './check-value';
import { decompressed } from './decompress';
import { isJsonLines } from './document-files';
import type { FileProblem } from './file-problem';
import type { RecordSink } from './record-sink';

/**
 * Checks syntax, encoding and schema of a file, which may be compressed, in the order of its lines. Of a JSONL file no more
 * is held in memory than its longest line. `sink` sees the valid records that it wants, and may add
 * problems. Returns the line of the last valid record.
 *
 * @throws Error of the system when the file cannot be read
 */
export async function* checkFile(
  target: FileToCheck,
  source: AsyncIterable<Uint8Array> | undefined,
  sink: RecordSink,
): ProblemBatches<number> {
  const bytes = source ?? decompressed(target.file);
  try {
    if (isJsonLines(source ? undefined : target.file, target.document)) {
      return yield* checkLines(target, bytes, sink);
    }
    yield* checkDocument(target, bytes, sink);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    yield [brokenArchive(target.file, error)];
  }
  return 1;
}

/** What stands before the place where it breaks has been checked. */
function brokenArchive(file: string, { message, hint }: ArchiveError): FileProblem {
  const at = { file, line: 1, column: 1, rule: 'broken-archive', pointer: '' };
  const what = `The file cannot be decompressed: ${message}`;
  return { ...at, message: what, expected: 'a whole file', received: message, hint };
}
