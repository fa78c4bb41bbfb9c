import { lstat, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileType } from './file-type';
import { mismatch, type Mismatch } from './mismatch';

/** Why a file of a folder cannot be read. */
interface FileInsideProblem extends Mismatch {
  readonly rule: 'file-missing' | 'file-outside' | 'file-type';
}

type FileInside =
  { readonly problem: FileInsideProblem } | { readonly problem?: never; readonly bytes: number };

/**
 * Size of a plain file that lies in a folder. A link that leads outside is not followed, and what
 * is not a file is never opened: a FIFO would wait for its writer.
 *
 * @throws Error of the system when the file cannot be looked at, such as EACCES
 */
export async function fileInside(folder: string, path: string): Promise<FileInside> {
  const file = join(folder, path);
  if (!(await lstat(file).catch(absent))) {
    const hint = 'restore the file, or run again';
    return refused('file-missing', `${path} is not there`, 'a file', 'nothing', hint);
  }
  if (await leadsOutside(folder, file)) {
    return refused(
      'file-outside',
      `${path} is not a file of this folder`,
      'a file inside the folder',
      'a link that leads outside, or to nothing',
      'replace the link by the file itself',
    );
  }
  const info = await stat(file);
  if (info.isFile()) return { bytes: info.size };
  const hint = 'replace it by a plain file';
  return refused('file-type', `${path} is not a file`, 'a file', fileType(info), hint);
}

function refused(
  rule: FileInsideProblem['rule'],
  ...texts: Parameters<typeof mismatch>
): FileInside {
  return { problem: { rule, ...mismatch(...texts) } };
}

/** Whether a link leads out of the folder, in a loop, or to nothing. */
async function leadsOutside(folder: string, file: string): Promise<boolean> {
  const target = await realpath(file).catch(absent);
  if (target === undefined) return true;
  const [first] = relative(await realpath(folder), target).split(sep);
  return first === '..';
}

function absent(error: unknown): undefined {
  const isAbsent =
    error instanceof Error &&
    'code' in error &&
    ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(String(error.code));
  if (!isAbsent) throw error;
}
