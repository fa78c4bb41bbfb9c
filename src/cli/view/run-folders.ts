import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_FILE } from '../../run-files';

/** Folders inside each other that are looked through: `artifacts/crucible/<experiment>/<run>`. */
const DEEPEST = 4;

/**
 * The folders of runs in a folder, or it itself, by their paths. Links are not followed, and hidden
 * folders and `node_modules` are left out.
 *
 * @throws Error of the system when the folder cannot be read; one inside it that cannot is left out
 */
export async function* runFolders(folder: string, depth = 0): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  if (entries.some((entry) => entry.name === MANIFEST_FILE && !entry.isDirectory())) {
    yield folder;
    return;
  }
  if (depth === DEEPEST) return;
  const inside = entries.filter((entry) => entry.isDirectory() && !isPassedOver(entry.name));
  for (const { name } of inside.sort((a, b) => (a.name < b.name ? -1 : 1)))
    yield* readable(runFolders(join(folder, name), depth + 1));
}

function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

async function* readable(folders: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    yield* folders;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
  }
}
