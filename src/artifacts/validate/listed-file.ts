import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, realpath } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** A file that a manifest lists. */
export interface ListedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What is wrong with a listed file. */
export interface ListedFileProblem {
  readonly rule: 'file-missing' | 'file-outside' | 'file-size' | 'file-hash';
  /** Member of the entry that does not hold. */
  readonly member: 'path' | 'bytes' | 'sha256';
  readonly message: string;
  readonly expected: string;
  readonly received: string;
  readonly hint: string;
}

/** Checks that a listed file is there, inside the folder, with the stated size and hash. */
export async function checkListedFile(
  folder: string,
  { path, bytes, sha256 }: ListedFile,
): Promise<ListedFileProblem | undefined> {
  const full = join(folder, path);
  const info = await lstat(full).catch(() => undefined);
  if (!info)
    return problem(
      'file-missing',
      'path',
      `${path} is not there`,
      'a file',
      'nothing',
      'restore the file, or run again',
    );
  if (!(await isInside(folder, full)) || !(info.isFile() || info.isSymbolicLink())) {
    return problem(
      'file-outside',
      'path',
      `${path} is not a file of this folder`,
      'a file inside the folder',
      'a link or a special file',
      'replace the link by the file itself',
    );
  }
  if (info.isFile() && info.size !== bytes) {
    return problem(
      'file-size',
      'bytes',
      `${path} has another size`,
      `${bytes} bytes`,
      `${info.size} bytes`,
      'the file was changed or cut after the run',
    );
  }
  const actual = await sha256Of(full);
  if (actual === sha256) return undefined;
  return problem(
    'file-hash',
    'sha256',
    `${path} has other bytes`,
    sha256,
    actual,
    'the file was changed after the run; compare with sha256sum',
  );
}

async function isInside(folder: string, file: string): Promise<boolean> {
  const target = await realpath(file).catch(() => '');
  const way = relative(await realpath(folder), target);
  return target !== '' && way !== '..' && !way.startsWith(`../`);
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function problem(
  rule: ListedFileProblem['rule'],
  member: ListedFileProblem['member'],
  message: string,
  expected: string,
  received: string,
  hint: string,
): ListedFileProblem {
  return {
    rule,
    member,
    message: `${message}: expected ${expected}, found ${received}`,
    expected,
    received,
    hint,
  };
}
