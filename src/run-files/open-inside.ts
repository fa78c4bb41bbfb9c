import { constants } from 'node:fs';
import { open, realpath, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Opens a plain file of a folder for reading; undefined when there is none. No link is followed,
 * wherever it is in the path: it could lead out of the folder.
 */
export async function openInside(folder: string, path: string): Promise<FileHandle | undefined> {
  try {
    const file = join(await realpath(folder), path);
    if ((await realpath(file)) !== file) return undefined;
    // What is no file is not waited for: a FIFO would have its reader wait for a writer.
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    const handle = await open(file, flags);
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
    return undefined;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (ABSENT.includes(code)) return undefined;
    throw error;
  }
}

/** Nothing there, something else than a folder on the way, links in a circle, a socket. */
const ABSENT = ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO'];
