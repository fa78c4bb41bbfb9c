import { lstat, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { mismatch, type Mismatch } from './mismatch';

/** Why a file of a folder cannot be read. */
export interface FileInsideProblem extends Mismatch {
  readonly rule: 'file-missing' | 'file-outside';
}

type FileInside =
  { readonly problem: FileInsideProblem } | { readonly problem?: never; readonly bytes: number };

/** Size of a plain file that lies in a folder. A link that leads outside is not followed. */
export async function fileInside(folder: string, path: string): Promise<FileInside> {
  const file = join(folder, path);
  if (!(await lstat(file).catch(() => undefined))) {
    const hint = 'restore the file, or run again';
    const text = mismatch(`${path} is not there`, 'a file', 'nothing', hint);
    return { problem: { rule: 'file-missing', ...text } };
  }
  const info = (await leadsOutside(folder, file)) ? undefined : await stat(file);
  if (info?.isFile()) return { bytes: info.size };
  const text = mismatch(
    `${path} is not a file of this folder`,
    'a file inside the folder',
    'a link that leads outside, or a special file',
    'replace it by the file itself',
  );
  return { problem: { rule: 'file-outside', ...text } };
}

async function leadsOutside(folder: string, file: string): Promise<boolean> {
  const target = await realpath(file).catch(() => undefined);
  if (target === undefined) return true;
  const [first] = relative(await realpath(folder), target).split(sep);
  return first === '..';
}
