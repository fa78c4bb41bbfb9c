import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { dirname } from 'node:path';

const OTHERS_MAY_WRITE = 0o022;
const ROOT = 0;

/**
 * What a file holds that nobody but this user can have written, in a folder of its own; undefined
 * when it is not there, when another could have written it, and on Windows, where one cannot tell.
 */
export function readPrivate(file: string): Buffer | undefined {
  try {
    if (!isPrivate(lstatSync(dirname(file)))) return undefined;
    const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      const info = fstatSync(descriptor);
      return info.isFile() && isPrivate(info) ? readFileSync(descriptor) : undefined;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return undefined;
  }
}

/**
 * Writes such a file, as a whole: others may be reading it. Makes its folder, but not in one of
 * another user, such as the home that sudo leaves to root. That it cannot be written is no one's error.
 */
export function writePrivate(file: string, bytes: Uint8Array): void {
  const folder = dirname(file);
  const temporary = `${file}.${process.pid}`;
  try {
    const { uid } = nearestFolder(folder);
    if (uid !== process.geteuid?.() && uid !== ROOT) return;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isPrivate(lstatSync(folder))) return;
    try {
      writeFileSync(temporary, bytes, { flag: 'wx', mode: 0o600 });
      renameSync(temporary, file);
    } catch {
      rmSync(temporary, { force: true });
    }
  } catch {
    // Such as a folder that cannot be written.
  }
}

function nearestFolder(folder: string): Stats {
  return statSync(folder, { throwIfNoEntry: false }) ?? nearestFolder(dirname(folder));
}

function isPrivate({ uid, mode }: Stats): boolean {
  return uid === process.geteuid?.() && (mode & OTHERS_MAY_WRITE) === 0;
}
