import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { fileInside } from './file-inside';
import { mismatch, type Mismatch } from './mismatch';

/** A file that a manifest lists. */
export interface ListedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What is wrong with a listed file. */
export interface ListedFileProblem extends Mismatch {
  readonly rule: 'file-missing' | 'file-outside' | 'file-size' | 'file-hash';
  /** Member of the entry that does not hold. */
  readonly member: 'path' | 'bytes' | 'sha256';
}

/** Checks that a listed file is there, inside the folder, with the stated size and hash. */
export async function checkListedFile(
  folder: string,
  { path, bytes, sha256 }: ListedFile,
): Promise<ListedFileProblem | undefined> {
  const found = await fileInside(folder, path);
  if (found.problem) return { member: 'path', ...found.problem };
  if (found.bytes !== bytes) {
    const [stated, actual] = [`${bytes} bytes`, `${found.bytes} bytes`];
    const hint = 'the file was changed or cut after the run';
    return {
      rule: 'file-size',
      member: 'bytes',
      ...mismatch(`${path} has another size`, stated, actual, hint),
    };
  }
  const actual = await sha256Of(join(folder, path));
  if (actual === sha256) return undefined;
  const hint = 'the file was changed after the run; compare with sha256sum';
  return {
    rule: 'file-hash',
    member: 'sha256',
    ...mismatch(`${path} has other bytes`, sha256, actual, hint),
  };
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
