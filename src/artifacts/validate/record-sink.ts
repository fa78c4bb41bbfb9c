import type { LineInterest } from '../bytes';
import type { JsonValue } from '../json';
import type { UnplacedProblem } from './place-problems';

/** Told of a record that is valid by itself, and the line it stands on; gives what else is wrong. */
export type OnRecord = (
  value: JsonValue,
  line: number,
  bytes: Uint8Array,
) => readonly UnplacedProblem[];

/** Who is told of the records of a file while it is checked. */
export interface RecordSink extends LineInterest {
  readonly record: OnRecord;
}

/** Wants nothing but the problems. */
export const NO_SINK: RecordSink = { record: () => [], wants: () => NONE };

const NONE: readonly string[] = [];
