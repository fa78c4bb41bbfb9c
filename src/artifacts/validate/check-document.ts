import { isUtf8 } from 'node:buffer';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { importMachine, MACHINE_PAYS_FROM } from '../bytes';
import { MAX_DOCUMENT_BYTES, parseAccepted, parseStrictJson } from '../json';
import { ofSyntax, problemsOfValue, type FileToCheck, type ProblemBatches } from './check-value';
import type { FileProblem } from './file-problem';
import { placeProblems } from './place-problems';
import type { RecordSink } from './record-sink';

/** Checks a file that holds one document. */
export async function* checkDocument(
  target: FileToCheck,
  source: AsyncIterable<Uint8Array> | undefined,
  sink: RecordSink,
): ProblemBatches {
  const bytes = source ? await collect(source) : await readBounded(target.file);
  yield await problemsOf(target, bytes, sink);
}

async function problemsOf(
  target: FileToCheck,
  bytes: Uint8Array,
  sink: RecordSink,
): Promise<Iterable<FileProblem>> {
  if (await isCertainlyValid(target, bytes)) {
    if (sink.wants() !== 'all') return [];
    const problems = sink.record(parseAccepted(bytes), 1, bytes);
    return placeProblems(target.file, problems, bytes, 1);
  }
  const result = parseStrictJson(bytes);
  if (result.ok) {
    const problems = problemsOfValue(target, result.value, bytes, 1, sink.record);
    return placeProblems(target.file, problems, bytes, 1);
  }
  return result.problems.map((problem) => ofSyntax(target.file, problem, bytes, 1));
}

/** Whether a machine accepts it; false says nothing. */
async function isCertainlyValid(
  { document, profile, engine = 'auto' }: FileToCheck,
  bytes: Uint8Array,
): Promise<boolean> {
  const { length } = bytes;
  if (length < MACHINE_PAYS_FROM[engine] || length > MAX_DOCUMENT_BYTES) return false;
  const { createTextMachine } = await importMachine();
  const machine = isUtf8(bytes) ? createTextMachine(document, profile, length) : undefined;
  machine?.input.set(bytes);
  return machine?.isDocument(0, length) ?? false;
}

/** The whole file, but never more than a little above the limit that the parser then reports. */
async function readBounded(file: string): Promise<Uint8Array> {
  const { size } = statSync(file);
  return size > MAX_DOCUMENT_BYTES
    ? collect(createReadStream(file, { end: MAX_DOCUMENT_BYTES }))
    : readFileSync(file);
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_DOCUMENT_BYTES) break;
  }
  return Buffer.concat(chunks);
}
