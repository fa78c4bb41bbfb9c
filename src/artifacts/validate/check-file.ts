import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { VALIDATORS, type DocumentName, type Problem, type Profile } from '../../contract';
import {
  codeFrame,
  locatePointers,
  MAX_DOCUMENT_BYTES,
  parseJsonLines,
  parseStrictJson,
  type JsonValue,
  type SyntaxProblem,
} from '../json';
import { isJsonLines } from './document-files';
import type { FileProblem } from './file-problem';

/** A file, what it should hold, and in which profile it is checked. */
export interface FileToCheck {
  readonly file: string;
  readonly document: DocumentName;
  readonly profile: Profile;
}

/** A record that was read and is valid, and the line it stands on. */
export type OnRecord = (value: JsonValue, line: number, bytes: Uint8Array) => FileProblem[];

/**
 * Checks syntax, encoding and schema of a file, in the order of its lines. Of a JSONL file no more
 * is held in memory than its longest line. `onRecord` sees each valid record and may add problems.
 */
export function checkFile(
  target: FileToCheck,
  source: AsyncIterable<Uint8Array> | undefined,
  onRecord: OnRecord,
): AsyncGenerator<FileProblem> {
  return isJsonLines(source ? undefined : target.file, target.document)
    ? checkLines(
        target,
        source ?? createReadStream(target.file, { highWaterMark: 1 << 20 }),
        onRecord,
      )
    : checkDocument(target, source, onRecord);
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
    const { problems, bytes, lineNumber, byteOffset, value } = part;
    for (const problem of problems) yield ofSyntax(target.file, problem, bytes, lineNumber);
    if (value === undefined) continue;
    yield* checkValue(target, value, bytes, { line: lineNumber, offset: byteOffset }, onRecord);
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
    yield* checkValue(target, result.value, bytes, { line: 1, offset: 0 }, onRecord);
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

function* checkValue(
  { file, document, profile }: FileToCheck,
  value: JsonValue,
  bytes: Uint8Array,
  origin: { line: number; offset: number },
  onRecord: OnRecord,
): Generator<FileProblem> {
  const result = VALIDATORS[document][profile](value);
  if (result.ok) yield* onRecord(value, origin.line, bytes);
  else yield* ofSchema(file, result.problems, bytes, origin);
}

function ofSyntax(
  file: string,
  problem: SyntaxProblem,
  bytes: Uint8Array,
  firstLine: number,
): FileProblem {
  const { line, column, rule, pointer, message, expected, received, hint } = problem;
  const frame = bytes.length > 0 ? { frame: codeFrame(bytes, problem, { firstLine }) } : {};
  return { file, line, column, rule, pointer, message, expected, received, hint, ...frame };
}

function* ofSchema(
  file: string,
  problems: readonly Problem[],
  bytes: Uint8Array,
  origin: { line: number; offset: number },
): Generator<FileProblem> {
  const requests = problems.map(({ instancePath, rule }) => ({
    pointer: instancePath,
    key: rule === 'additionalProperties',
  }));
  const places = locatePointers(bytes, requests, origin);
  for (const [index, problem] of problems.entries()) {
    const { rule, instancePath: pointer, message, expected, received, hint } = problem;
    const { line = origin.line, column = 1 } = places[index] ?? {};
    const at = places[index] ?? { line, column };
    const frame = codeFrame(bytes, at, { firstLine: origin.line });
    yield { file, line, column, rule, pointer, message, expected, received, hint, frame };
  }
}
