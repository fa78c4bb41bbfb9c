import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CompatError, isContractFile, type FileTree } from '../../compat';
import { MAX_FILE_BYTES } from './limits';

/** Folders, seen from a contract's own, in which its files can lie. */
const FOLDERS = ['', 'schemas/', 'generated/', 'generated/schemas/'];

/** The files of a folder that can be part of a contract. Links are followed: the folder is the user's. */
export function readFolder(folder: string): FileTree {
  const files = new Map<string, Uint8Array>();
  for (const inside of FOLDERS) {
    for (const name of namesIn(join(folder, inside))) {
      const path = inside + name;
      if (isContractFile(path)) files.set(path, readFile(join(folder, path)));
    }
  }
  return files;
}

/** @throws CompatError when there is no file, or it is larger than a contract may have */
export function readFile(path: string): Uint8Array {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats || stats.isDirectory())
    throw new CompatError(`${path}: no file is there`, 'Check the path.');
  if (stats.size > MAX_FILE_BYTES)
    throw new CompatError(`${path}: it has more than ${MAX_FILE_BYTES} bytes`, 'Split it.');
  return readFileSync(path);
}

function namesIn(folder: string): string[] {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory();
  if (!isFolder) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
}
