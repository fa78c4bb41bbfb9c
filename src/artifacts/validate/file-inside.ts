import { lstatSync, realpathSync, statSync } from 'node:fs';
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
export function fileInside(folder: string, path: string): FileInside {
  const file = join(folder, path);
  if (!whereThere(() => lstatSync(file))) {
    const hint = 'restore the file, or run again';
    return refused('file-missing', `${path} is not there`, 'a file', 'nothing', hint);
  }
  if (leadsOutside(folder, file)) {
    return refused(
      'file-outside',
      `${path} is not a file of this folder`,
      'a file inside the folder',
      'a link that leads outside, or to nothing',
      'replace the link by the file itself',
    );
  }
  const info = statSync(file);
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
function leadsOutside(folder: string, file: string): boolean {
  const target = whereThere(() => realpathSync.native(file));
  if (target === undefined) return true;
  const [first] = relative(realpathSync.native(folder), target).split(sep);
  return first === '..';
}

/** What looking at a file gives, undefined when nothing is there. */
function whereThere<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    const isAbsent =
      error instanceof Error &&
      'code' in error &&
      ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(String(error.code));
    if (!isAbsent) throw error;
    return undefined;
  }
}
