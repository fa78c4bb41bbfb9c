import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ArtifactError } from './artifact-error';
import { syncFolder } from './sync-folder';

/**
 * Replaces a file as a whole, or creates it: whoever reads it, whenever the process or the machine
 * stops, finds the old content or the new, never a part. Resolves once the new content is durable.
 *
 * Writes a hidden file beside it, fsyncs that, renames it and fsyncs the folder (Pillai et al.,
 * *All File Systems Are Not Created Equal*, OSDI 2014). A killed process may leave the hidden file.
 *
 * @throws ArtifactError when it could not be written; the old content is then untouched, unless
 * the message says otherwise
 */
export async function writeFileAtomic(file: string, content: string | Uint8Array): Promise<void> {
  const folder = dirname(file);
  const temporary = join(folder, `.${randomUUID()}.tmp`);
  try {
    await writeDurably(temporary, content);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw failed(file, 'not replaced, what was there before is untouched', error);
  }
  await syncFolder(folder).catch((error: unknown) => {
    throw failed(file, 'replaced, but perhaps not lasting through a power cut', error);
  });
}

async function writeDurably(file: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    // Of a FileHandle, writeFile goes on after a partial write.
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function failed(file: string, state: string, cause: unknown): ArtifactError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ArtifactError('write_failed', file, `${state}: ${reason}`, { cause });
}
