import type { DocumentName } from '../../contract';
import type { JsonValue } from '../json';
import type { FileProblem } from './file-problem';
import type { UnplacedProblem } from './place-problems';

/** A record of a run's folder that is valid by itself. */
export interface ObservedRecord {
  readonly document: DocumentName;
  readonly value: JsonValue;
  /** Bytes of the record, for finding places in it. */
  readonly bytes: Uint8Array;
}

/** Sees every valid record of a folder while it is checked, and judges what they say together. */
export interface RunObserver {
  /** What is wrong with a record beside its schema. */
  record(record: ObservedRecord): readonly UnplacedProblem[];
  /**
   * What is wrong with the folder as a whole, once every record was seen.
   *
   * @param broken documents of which some record was not valid, and was not seen
   */
  end(broken: ReadonlySet<DocumentName>): Iterable<FileProblem>;
}
