import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { locatePointer, parseJsonLines, printable, type JsonValue } from '../../artifacts';
import type { DatasetFile } from '../../contract';
import { ExperimentError } from '../experiment-error';

/** A record of a data file, and how to say what is wrong with it. */
export interface DatasetRecord {
  readonly value: JsonValue;
  /** The error of a member that is not what it should be. */
  readonly wrong: (
    pointer: string,
    expected: string,
    received: unknown,
    help?: string,
  ) => ExperimentError;
}

/** A JSONL file of a data set: its entry for the dataset manifest, and its records. */
export interface DatasetContent {
  readonly file: DatasetFile;
  readonly records: readonly DatasetRecord[];
}

/**
 * Reads and hashes a JSONL file.
 *
 * @throws ExperimentError `invalid_data` when it is missing, or at its first line that is not JSON
 */
export async function readDatasetFile(
  folder: string,
  path: string,
  split: string | null,
): Promise<DatasetContent> {
  const file = join(folder, path);
  const bytes = await readFile(file).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ExperimentError(
      'invalid_data',
      `${file} cannot be read: ${reason}`,
      'the folder must hold corpus.jsonl, claims_train.jsonl and claims_dev.jsonl',
    );
  });
  const records = await parseRecords(file, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    file: { path, split, bytes: bytes.length, sha256, num_records: records.length },
    records,
  };
}

async function parseRecords(file: string, bytes: Uint8Array): Promise<DatasetRecord[]> {
  const records: DatasetRecord[] = [];
  for await (const part of parseJsonLines(Readable.from([bytes]))) {
    const [problem] = part.problems;
    if (problem) {
      const { line, column, message, hint } = problem;
      throw new ExperimentError('invalid_data', `${file}:${line}:${column}: ${message}`, hint);
    }
    if (part.kind === 'end' || part.value === undefined) continue;
    const { value, lineNumber, bytes: text } = part;
    records.push({
      value,
      wrong(pointer, expected, received, help = 'mend the line, or get the file again') {
        const origin = { line: lineNumber, offset: 0 };
        const { line, column } = locatePointer(text, pointer, { origin });
        const found = printable(
          received === undefined ? 'nothing' : JSON.stringify(received).slice(0, 80),
        );
        const message = `${file}:${line}:${column}: expected ${expected} at ${pointer || 'the line'}, found ${found}`;
        return new ExperimentError('invalid_data', message, help);
      },
    });
  }
  return records;
}
