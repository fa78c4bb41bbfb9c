import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { possibleNames } from './decompress';

/** The files in which the records of one name lie. */
export interface RecordsFiles {
  /** The one that is read; the plain one when there is none. */
  readonly read: string;
  /** Others, which are not: a run has each record once. */
  readonly unread: readonly string[];
}

/**
 * In which files of a run's folder records lie, by the name that they have when not compressed.
 *
 * @throws Error of the system when the folder cannot be looked at, such as EACCES
 */
export function recordsFilesOf(folder: string, name: string): RecordsFiles {
  const [read = name, ...unread] = possibleNames(name).filter((one) =>
    lstatSync(join(folder, one), { throwIfNoEntry: false }),
  );
  return { read, unread };
}
