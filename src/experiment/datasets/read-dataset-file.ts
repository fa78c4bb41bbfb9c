import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parseJsonLines, parseStrictJson, type FileProblem } from '../../artifacts';
import type { DatasetFile } from '../../contract';
import { ExperimentError } from '../experiment-error';
import { datasetRecord, type DatasetRecord } from './dataset-record';

/** A file of a data set, and what the folder it is in must hold. */
export interface DatasetPath {
  readonly folder: string;
  readonly path: string;
  /** Help for who gave a folder without it. */
  readonly help: string;
}

/** A JSONL file: its entry for the dataset manifest, and its records. */
export interface DatasetLines {
  readonly file: DatasetFile;
  readonly records: readonly DatasetRecord[];
}

/** A JSON file that is one record: what the dataset manifest says of its bytes, and the record. */
export interface DatasetDocument {
  readonly file: Pick<DatasetFile, 'path' | 'bytes' | 'sha256'>;
  readonly record: DatasetRecord;
}

/**
 * Reads and hashes a JSONL file.
 *
 * @throws ExperimentError `invalid_data` when it is missing, or at its first line that is not JSON
 */
export async function readDatasetLines(
  at: DatasetPath,
  split: string | null,
): Promise<DatasetLines> {
  const file = join(at.folder, at.path);
  const bytes = await readBytes(file, at.help);
  const records: DatasetRecord[] = [];
  for await (const part of parseJsonLines(Readable.from([bytes]))) {
    refuseFirst(file, part.problems);
    if (part.kind === 'end' || part.value === undefined) continue;
    const text = { file, bytes: part.bytes, firstLine: part.lineNumber, what: 'the line' };
    records.push(datasetRecord(part.value, text));
  }
  return { file: { ...hashed(at, bytes), split, num_records: records.length }, records };
}

/**
 * Reads and hashes a JSON file of at most 64 MiB.
 *
 * @throws ExperimentError `invalid_data` when it cannot be read, or at the first place that is not
 * JSON
 */
export async function readDatasetDocument(at: DatasetPath): Promise<DatasetDocument> {
  const file = join(at.folder, at.path);
  const bytes = await readBytes(file, at.help);
  const parsed = parseStrictJson(bytes);
  refuseFirst(file, parsed.ok ? [] : parsed.problems);
  const text = { file, bytes, firstLine: 1, what: 'the file' };
  const value = parsed.ok ? parsed.value : null;
  return { file: hashed(at, bytes), record: datasetRecord(value, text) };
}

async function readBytes(file: string, help: string): Promise<Uint8Array> {
  return readFile(file).catch((error: unknown) => {
    throw unreadable(file, error, help);
  });
}

/** The error of a file or a folder of data that cannot be read. */
export function unreadable(path: string, error: unknown, help: string): ExperimentError {
  const reason = error instanceof Error ? error.message : String(error);
  return new ExperimentError('invalid_data', `${path} cannot be read: ${reason}`, help);
}

function hashed({ path }: DatasetPath, bytes: Uint8Array): DatasetDocument['file'] {
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function refuseFirst(
  file: string,
  [problem]: readonly Pick<FileProblem, 'line' | 'column' | 'message' | 'hint'>[],
): void {
  if (!problem) return;
  const { line, column, message, hint } = problem;
  throw new ExperimentError('invalid_data', `${file}:${line}:${column}: ${message}`, hint);
}
