import { lstatSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { documentOfFile, MANIFEST_FILE } from './document-files';

/** Something to check: a run's folder, or a file by itself. */
export interface Target {
  readonly kind: 'run' | 'file';
  readonly path: string;
}

/** A path that cannot be checked, and why; a mistake of the caller, not of the data. */
export class TargetError extends Error {
  override name = 'TargetError';
}

/**
 * The run folders and files that a path stands for. Links inside a folder are not followed.
 *
 * @throws TargetError when the path is not there, or a folder holds nothing to check
 */
export function targetsOf(path: string): Target[] {
  const info = lstatSync(path, { throwIfNoEntry: false });
  if (!info) throw new TargetError(`${path}: no such file or folder`);
  if (!info.isDirectory()) return [{ kind: 'file', path }];
  const found = [...inFolder(path)];
  if (found.length === 0) throw new TargetError(`${path}: no run folder and no document inside`);
  return found;
}

function* inFolder(folder: string): Generator<Target> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  if (entries.some((entry) => entry.isFile() && entry.name === MANIFEST_FILE)) {
    yield { kind: 'run', path: folder };
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && basename(path) !== 'node_modules') yield* inFolder(path);
    else if (entry.isFile() && documentOfFile(path)) yield { kind: 'file', path };
  }
}
