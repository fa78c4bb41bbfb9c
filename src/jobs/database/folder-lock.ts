import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseError } from './database-error';

/** A folder that this process alone may use. */
export interface FolderLock {
  release(): Promise<void>;
}

/** Who holds a lock. `born` tells a process from a later one that got the same id. */
interface Holder {
  readonly pid: number;
  readonly born: string;
}

const LOCK_FILE = 'lock';
const TAKEOVERS = 10;

/**
 * Takes a folder for this process. The lock of a process that is gone, killed perhaps, is taken over.
 *
 * @throws DatabaseError `in_use` when another process has the folder; the message names it
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = join(folder, LOCK_FILE);
  const me: Holder = { pid: process.pid, born: await bornOf(process.pid) };
  const text = JSON.stringify({ ...me, id: randomUUID() });
  for (let round = 0; round < TAKEOVERS; round++) {
    if (await create(file, text)) return { release: () => release(file, text) };
    const found = await read(file);
    const holder = found === undefined ? undefined : holderOf(found);
    if (holder && (await isAlive(holder))) throw inUse(folder, holder);
    if (found !== undefined) await removeStale(file, found);
  }
  throw new DatabaseError(
    'in_use',
    `${folder}: other processes take the folder at the same time`,
    'start one process on it, or let several share a PostgreSQL server with --database-url',
  );
}

/** With its content or not at all: a lock without a holder would look abandoned. */
async function create(file: string, text: string): Promise<boolean> {
  const temporary = `${file}.${randomUUID()}`;
  await writeFile(temporary, text, { flag: 'wx', mode: 0o600 });
  try {
    await link(temporary, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function release(file: string, text: string): Promise<void> {
  if ((await read(file)) === text) await rm(file, { force: true });
}

/** Moves it away first: should another process have replaced it meanwhile, its lock is put back. */
async function removeStale(file: string, stale: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if ((await read(aside)) !== stale) await link(aside, file);
  await rm(aside, { force: true });
}

async function read(file: string): Promise<string | undefined> {
  return await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
}

function holderOf(text: string): Holder | undefined {
  try {
    const { pid, born } = JSON.parse(text) as Partial<Holder>;
    if (Number.isInteger(pid) && Number(pid) > 0 && typeof born === 'string')
      return { pid: Number(pid), born };
  } catch {
    // Not one of ours: nobody holds it.
  }
  return undefined;
}

async function isAlive({ pid, born }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, and another user's.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return (await bornOf(pid)) === born;
}

/** When the process began, where the system tells (Linux); `''` elsewhere. */
async function bornOf(pid: number): Promise<string> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // Fields follow the name, which is in brackets and may hold anything; the 22nd is starttime.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${boot.trim()} ${ticks}`;
  } catch {
    return '';
  }
}

function inUse(folder: string, { pid }: Holder): DatabaseError {
  return new DatabaseError(
    'in_use',
    `${folder}: process ${pid} uses this folder`,
    `stop process ${pid}, choose another folder, or share a PostgreSQL server with --database-url`,
  );
}
