import { locatePointer, printable, type JsonValue } from '../../artifacts';
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

/** The text of a record, and where it stands. */
export interface RecordText {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Line of the file at which the bytes begin, from 1. */
  readonly firstLine: number;
  /** What the record is called in a message: the line, the file. */
  readonly what: string;
}

/** The record that a text holds. */
export function datasetRecord(
  value: JsonValue,
  { file, bytes, firstLine, what }: RecordText,
): DatasetRecord {
  return {
    value,
    wrong(pointer, expected, received, help = `mend ${what}, or get the data again`) {
      const origin = { line: firstLine, offset: 0 };
      const { line, column } = locatePointer(bytes, pointer, { origin });
      const found = printable(
        received === undefined ? 'nothing' : JSON.stringify(received).slice(0, 80),
      );
      const message = `${file}:${line}:${column}: expected ${expected} at ${pointer || what}, found ${found}`;
      return new ExperimentError('invalid_data', message, help);
    },
  };
}
