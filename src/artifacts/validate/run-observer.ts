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

/** Sees the valid records of a folder while it is checked, and judges what they say together. */
export interface RunObserver {
  /** What is wrong with a record beside its schema. */
  record(record: ObservedRecord): readonly UnplacedProblem[];
  /**
   * Which records of a document it must see: events by their names, or all. Others it may see, or
   * not; asked once, before the first.
   */
  wants(document: DocumentName): readonly string[] | 'all';
  /**
   * What is wrong with the folder as a whole, once every record it wants was seen.
   *
   * @param broken documents of which some record was not valid, and was not seen
   */
  end(broken: ReadonlySet<DocumentName>): Iterable<FileProblem>;
}
