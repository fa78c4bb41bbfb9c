import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ValidationResult, Validator } from '../../contract';
import {
  excerpt,
  locatePointer,
  parseJsonLines,
  type ParsedLine,
  type SyntaxProblem,
} from '../json';
import { ArchiveError } from '../validate/archive-error';
import { decompressed } from '../validate/decompress';
import { ArtifactError } from './artifact-error';
import { scanWholeLines, type WholeLines } from './whole-lines';

/** Makes a record of what a line holds, or says why it is none. */
export type ReadRecord<T> = (value: unknown, line: number) => ValidationResult<T>;

/** A problem of a line, whoever found it. */
interface LineProblem {
  readonly line: number;
  readonly column: number;
  readonly pointer: string;
  readonly message: string;
  readonly hint: string;
}

/**
 * The records of a JSONL file, which may be compressed, in their order. Strict, as `crucible validate`
 * is: the first thing wrong with the file ends it. Memory is bounded by the longest line.
 *
 * @throws ArtifactError (`invalid_record`) naming file, line, column and JSON Pointer of the first
 * problem of syntax, encoding or schema, an empty file and a torn last line among them; naming the
 * file when it cannot be decompressed
 */
export async function* readRecords<T>(
  file: string,
  validator: Validator<T>,
): AsyncGenerator<T, void, undefined> {
  const problem = yield* readWholeRecords(file, validator);
  if (problem) throw refused(file, problem);
}

/**
 * The records of the whole lines of a JSONL file. Returns what is wrong with its end, if anything:
 * `torn-line`, or `empty-file`, which both are what a killed writer leaves.
 *
 * @throws ArtifactError (`invalid_record`) for every other problem, as {@link readRecords}
 */
export async function* readWholeRecords<T>(
  file: string,
  read: ReadRecord<T>,
  { offset = 0, line: firstLine = 1 } = {},
): AsyncGenerator<T, SyntaxProblem | undefined, undefined> {
  for await (const part of parseJsonLines(bytesOf(file, offset))) {
    if (part.kind === 'line') {
      const torn = part.problems.find(({ rule }) => rule === 'torn-line');
      if (torn) return torn;
      yield recordOf(file, part, part.lineNumber + firstLine - 1, read);
      continue;
    }
    const [problem] = part.problems;
    if (problem && problem.rule !== 'empty-file') throw refused(file, problem);
    return problem;
  }
  return undefined;
}

/** The bytes of a file, from an offset when it is not compressed. */
async function* bytesOf(file: string, start: number): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterable<Uint8Array> =
    decompressed(file) ?? createReadStream(file, { start, highWaterMark: 1 << 20 });
  try {
    yield* chunks;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    const what = `The file cannot be decompressed: ${error.message}; ${error.hint}`;
    throw new ArtifactError('invalid_record', file, what, { cause: error });
  }
}

/**
 * The record of the last whole line of a JSONL file that is not compressed; undefined when it has none, or there is no file.
 *
 * @throws ArtifactError (`invalid_record`) when that line is not such a record
 */
export async function readLastRecord<T>(file: string, read: ReadRecord<T>): Promise<T | undefined> {
  const lines = await wholeLinesOf(file);
  if (!lines || lines.count === 0) return undefined;
  const records = readWholeRecords(file, read, { offset: lines.lastStart, line: lines.count });
  const last = await records.next();
  await records.return(undefined);
  return last.done ? undefined : last.value;
}

async function wholeLinesOf(file: string): Promise<WholeLines | undefined> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  try {
    return handle && (await scanWholeLines(handle));
  } finally {
    await handle?.close();
  }
}

function recordOf<T>(
  file: string,
  { value, problems, bytes, byteOffset }: ParsedLine,
  line: number,
  read: ReadRecord<T>,
): T {
  const [broken] = problems;
  if (broken) throw refused(file, { ...broken, line });
  const result = read(value, line);
  if (result.ok) return result.value;
  const [problem] = result.problems;
  if (!problem) throw new TypeError('the validator refuses the record without a problem');
  const { instancePath: pointer, rule, message, hint } = problem;
  const key = rule === 'additionalProperties';
  const { column } = locatePointer(bytes, pointer, { key, origin: { line, offset: byteOffset } });
  throw refused(file, { line, column, pointer, message, hint });
}

function refused(file: string, problem: LineProblem): ArtifactError {
  const { line, column, pointer, message, hint } = problem;
  const where = pointer && ` (at ${excerpt(pointer, 200)})`;
  const what = `${message.replace(/\.$/, '')}${where}; ${hint}`;
  return new ArtifactError('invalid_record', file, what, { at: { line, column } });
}
