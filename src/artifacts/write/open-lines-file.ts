import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ArtifactError } from './artifact-error';
import { syncFolder } from './sync-folder';
import { scanWholeLines } from './whole-lines';

/** A JSONL file open for appending, at the end of a whole line. */
export interface LinesFile {
  readonly handle: FileHandle;
  /** Whole lines in it. */
  readonly lines: number;
  /** Bytes in it. */
  readonly end: number;
}

/**
 * Opens or creates a JSONL file, durably, and cuts off its torn tail: what is appended after one
 * would be glued to it, and two records lost.
 *
 * @throws ArtifactError when it is a link or not a file (`not_a_file`): what a link leads to is
 * not ours to cut
 */
export async function openLinesFile(file: string): Promise<LinesFile> {
  const handle = await openForAppending(file);
  try {
    const info = await handle.stat();
    if (!info.isFile()) throw notAFile(file);
    const { count, end } = await scanWholeLines(handle);
    if (info.size > end) {
      await handle.truncate(end);
      await handle.sync();
    }
    await syncFolder(dirname(file));
    return { handle, lines: count, end };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openForAppending(file: string): Promise<FileHandle> {
  const { O_RDWR, O_CREAT, O_APPEND, O_NOFOLLOW } = constants;
  try {
    return await open(file, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW, 0o666);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') throw notAFile(file, error);
    throw error;
  }
}

function notAFile(file: string, cause?: unknown): ArtifactError {
  const what = 'is a link or a special file; records are appended to plain files only';
  return new ArtifactError('not_a_file', file, what, { cause });
}
