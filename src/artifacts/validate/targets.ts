import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { documentOfFile, MANIFEST_FILE } from './document-files';
import { fileType } from './file-type';

/** Something to check: a run's folder, or a file by itself. */
export interface Target {
  readonly kind: 'run' | 'file';
  readonly path: string;
  /** Folder in which the file was met; absent when the file itself was named. */
  readonly folder?: string;
}

/** A path that cannot be checked, and why; a mistake of the caller, not of the data. */
export class TargetError extends Error {
  override name = 'TargetError';
}

/**
 * The run folders and files that a path stands for. The path itself may be a link; links to folders
 * inside are not followed.
 *
 * @throws TargetError when the path is not there, is neither file nor folder, or holds nothing to check
 * @throws Error of the system when a folder cannot be read
 */
export function targetsOf(path: string): Target[] {
  const info = statSync(path, { throwIfNoEntry: false });
  if (!info) throw new TargetError(`${path}: no such file or folder`);
  if (info.isFile()) return [{ kind: 'file', path }];
  if (!info.isDirectory()) {
    const hint = 'pipe it to standard input and name -';
    throw new TargetError(`${path}: it is ${fileType(info)}, not a file or a folder; ${hint}`);
  }
  const found = targetsInFolder(path);
  if (found.length === 0) throw new TargetError(`${path}: no run folder and no document inside`);
  return found;
}

/**
 * The run folders and files in a folder, none if there are none.
 *
 * @throws Error of the system when a folder cannot be read
 */
export function targetsInFolder(folder: string): Target[] {
  return [...inFolder(folder, folder)];
}

/** Takes links and special files too, by their names: that they are none is then a problem. */
function* inFolder(root: string, folder: string): Generator<Target> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  if (entries.some((entry) => entry.name === MANIFEST_FILE && !entry.isDirectory())) {
    yield { kind: 'run', path: folder };
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (basename(path) !== 'node_modules') yield* inFolder(root, path);
    } else if (documentOfFile(path)) {
      yield { kind: 'file', path, folder: root };
    }
  }
}
