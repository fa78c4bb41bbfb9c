import { constants, watch, type FSWatcher } from 'node:fs';
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

/** Where the events of a run are. */
export interface EventPlace {
  /** Different for each run. */
  readonly id: string;
  /**
   * Opens them; undefined when they are not there yet.
   *
   * @param onChange called when there may be new ones; it only wakes, and readers look by themselves
   * @throws Error when they cannot be read
   */
  open(onChange: () => void): Promise<LineFile | undefined>;
}

/** The events in a file; what is a link or no plain file is not opened. */
export function eventFile(path: string): EventPlace {
  return {
    id: path,
    async open(onChange) {
      const file = await openLineFile(path);
      if (!file) return undefined;
      const watcher = watchFile(path, onChange);
      return {
        ...file,
        async close() {
          watcher?.close();
          await file.close();
        },
      };
    },
  };
}

/** Undefined where nothing can be watched: the look every so often has to do. */
function watchFile(path: string, onChange: () => void): FSWatcher | undefined {
  try {
    return watch(path, { persistent: false }, onChange).on('error', () => undefined);
  } catch {
    return undefined;
  }
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
      read: (offset) => readLines((...part) => readPart(handle, ...part), offset, BLOCK_BYTES),
      close: () => handle.close(),
    };
  await handle.close();
  throw new Error(`${path} is no plain file`);
}

async function readPart(handle: FileHandle, offset: number, size: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(size), 0, size, offset);
  return buffer.subarray(0, bytesRead);
}

/**
 * Whole lines from a place on, as {@link LineFile.read} gives them.
 *
 * @param read gives `size` bytes from a place on, and fewer at the end
 * @param block bytes that are read at a time, unless a line is longer
 */
export async function readLines(
  read: (offset: number, size: number) => Promise<Buffer>,
  offset: number,
  block: number,
): Promise<Buffer> {
  for (let size = block; size <= LONGEST_LINE; size *= 2) {
    const bytes = await read(offset, size);
    const lines = bytes.subarray(0, bytes.lastIndexOf(LF) + 1);
    // Copied when it is little: it must not keep the whole block.
    if (lines.length > 0) return lines.length < size / 2 ? Buffer.from(lines) : lines;
    if (bytes.length < size) return lines;
  }
  throw new Error(`a line has more than ${LONGEST_LINE} bytes`);
}
