import { open } from 'node:fs/promises';

/**
 * Makes the names in a folder durable: a file is only found after a power cut once the folder that
 * names it is fsynced as well (fsync(2), NOTES).
 */
export async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folder as a file; NTFS keeps names in its journal.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
