import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { VALIDATORS, type DocumentName, type Problem, type Profile } from '../../contract';
import {
  codeFrame,
  MAX_DOCUMENT_BYTES,
  parseJsonLines,
  parseStrictJson,
  type JsonValue,
  type SyntaxProblem,
} from '../json';
import { isJsonLines } from './document-files';
import type { FileProblem } from './file-problem';
import { placeProblems, type UnplacedProblem } from './place-problems';

/** A file, what it should hold, and in which profile it is checked. */
export interface FileToCheck {
  readonly file: string;
  readonly document: DocumentName;
  readonly profile: Profile;
}

/** A record that was read and is valid, and the line it stands on; returns what else is wrong with it. */
export type OnRecord = (
  value: JsonValue,
  line: number,
  bytes: Uint8Array,
) => readonly UnplacedProblem[];

/**
 * Checks syntax, encoding and schema of a file, in the order of its lines. Of a JSONL file no more
 * is held in memory than its longest line. `onRecord` sees each valid record and may add problems.
 *
 * @throws Error of the system when the file cannot be read
 */
export async function* checkFile(
  target: FileToCheck,
  source: AsyncIterable<Uint8Array> | undefined,
  onRecord: OnRecord,
): AsyncGenerator<FileProblem> {
  if (isJsonLines(source ? undefined : target.file, target.document)) {
    const lines = source ?? createReadStream(target.file, { highWaterMark: 1 << 20 });
    yield* checkLines(target, lines, onRecord);
  } else {
    yield* checkDocument(target, source, onRecord);
  }
}

async function* checkLines(
  target: FileToCheck,
  source: AsyncIterable<Uint8Array>,
  onRecord: OnRecord,
): AsyncGenerator<FileProblem> {
  for await (const part of parseJsonLines(source)) {
    if (part.kind === 'end') {
      for (const problem of part.problems)
        yield ofSyntax(target.file, problem, new Uint8Array(), 1);
      continue;
    }
    const { problems, bytes, lineNumber, value } = part;
    for (const problem of problems) yield ofSyntax(target.file, problem, bytes, lineNumber);
    if (value === undefined) continue;
    yield* checkValue(target, value, bytes, lineNumber, onRecord);
  }
}

async function* checkDocument(
  target: FileToCheck,
  source: AsyncIterable<Uint8Array> | undefined,
  onRecord: OnRecord,
): AsyncGenerator<FileProblem> {
  const bytes = source ? await collect(source) : await readBounded(target.file);
  const result = parseStrictJson(bytes);
  if (result.ok) {
    yield* checkValue(target, result.value, bytes, 1, onRecord);
  } else {
    for (const problem of result.problems) yield ofSyntax(target.file, problem, bytes, 1);
  }
}

/** The whole file, but never more than a little above the limit that the parser then reports. */
async function readBounded(file: string): Promise<Uint8Array> {
  const { size } = await stat(file);
  return size > MAX_DOCUMENT_BYTES
    ? collect(createReadStream(file, { end: MAX_DOCUMENT_BYTES }))
    : readFile(file);
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

function checkValue(
  { file, document, profile }: FileToCheck,
  value: JsonValue,
  bytes: Uint8Array,
  line: number,
  onRecord: OnRecord,
): Iterable<FileProblem> {
  const result = VALIDATORS[document][profile](value);
  const problems = result.ok ? onRecord(value, line, bytes) : result.problems.map(ofSchema);
  return problems.length === 0 ? [] : placeProblems(file, problems, bytes, line);
}

function ofSyntax(
  file: string,
  problem: SyntaxProblem,
  bytes: Uint8Array,
  firstLine: number,
): FileProblem {
  const { line, column, rule, pointer, message, expected, received, hint } = problem;
  const frame = () => codeFrame(bytes, problem, { firstLine });
  const text = { file, line, column, rule, pointer, message, expected, received, hint };
  return bytes.length > 0 ? { ...text, frame } : text;
}

function ofSchema(problem: Problem): UnplacedProblem {
  const { rule, instancePath: pointer, message, expected, received, hint } = problem;
  return { rule, pointer, message, expected, received, hint };
}
