import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { LF } from './batch';

/** Bytes that are read at a time, a longer line apart. */
export const BLOCK_BYTES = 64 * 1024;
/** The longest line that is sent. */
const LONGEST_LINE = 64 * 1024 * 1024;

/** A file of lines that another process may be writing. */
export interface LineFile {
  /** When it last changed, in milliseconds since 1970. */
  changedAt(): Promise<number>;
  /**
   * Whole lines from a place on, as many as a block holds and at least one; empty when there is none
   * yet. The bytes after the last LF are left for later: they may be cut off and written again.
   */
  read(offset: number): Promise<Buffer>;
  close(): Promise<void>;
}

/**
 * Opens a file of lines for reading; undefined when it is not there yet.
 *
 * @throws Error when it is a link or no plain file
 */
export async function openLineFile(path: string): Promise<LineFile | undefined> {
  // A FIFO in its place would wait for its writer.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const handle = await open(path, flags).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (!handle) return undefined;
  if ((await handle.stat()).isFile())
    return {
      changedAt: async () => (await handle.stat()).mtimeMs,
      read: (offset) => readLines(handle, offset),
      close: () => handle.close(),
    };
  await handle.close();
  throw new Error(`${path} is no plain file`);
}

async function readLines(handle: FileHandle, offset: number): Promise<Buffer> {
  for (let size = BLOCK_BYTES; size <= LONGEST_LINE; size *= 2) {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(size), 0, size, offset);
    const read = buffer.subarray(0, bytesRead);
    const lines = read.subarray(0, read.lastIndexOf(LF) + 1);
    // Copied when it is little: it must not keep the whole block.
    if (lines.length > 0) return lines.length < size / 2 ? Buffer.from(lines) : lines;
    if (bytesRead < size) return lines;
  }
  throw new Error(`a line has more than ${LONGEST_LINE} bytes`);
}
