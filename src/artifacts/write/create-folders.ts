import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { syncFolder } from './sync-folder';

/** Creates a folder with what is missing of those above it, so that they survive a power cut. */
export async function createFolders(folder: string): Promise<void> {
  const innermost = resolve(folder);
  const highest = await mkdir(innermost, { recursive: true });
  if (highest === undefined) return;
  const top = dirname(highest);
  for (let created = innermost; created !== top;) {
    created = dirname(created);
    await syncFolder(created);
  }
}
