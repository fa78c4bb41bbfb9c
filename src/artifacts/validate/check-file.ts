import { checkDocument } from './check-document';
import { checkLines } from './check-lines';
import type { FileToCheck, ProblemBatches } from './check-value';
import { isJsonLines } from './document-files';
import type { RecordSink } from './record-sink';

/**
 * Checks syntax, encoding and schema of a file, in the order of its lines. Of a JSONL file no more
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
  if (isJsonLines(source ? undefined : target.file, target.document)) {
    return yield* checkLines(target, source, sink);
  }
  yield* checkDocument(target, source, sink);
  return 1;
}
