import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Database } from './database';
import { DatabaseError } from './database-error';
import { openDatabase } from './open-database';

/**
 * Opens the database of a folder, which another process may be serving: then that process's.
 *
 * @throws DatabaseError as {@link openDatabase} does
 */
export async function openFolderInUse(folder: string): Promise<Database> {
  try {
    return await openDatabase({ folder });
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.kind !== 'in_use') throw error;
    const url = await urlOfRunning(resolve(folder));
    if (url === undefined) throw error;
    return await openDatabase({ url });
  }
}

/** Of PostgreSQL; PGlite is inside the process that has it. */
async function urlOfRunning(folder: string): Promise<string | undefined> {
  try {
    const password = await readFile(join(folder, 'postgres.password'), 'utf8');
    // PostgreSQL writes its port on the fourth line.
    const pid = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8');
    const port = Number(pid.split('\n')[3]);
    return `postgres://crucible:${password}@127.0.0.1:${port}/postgres`;
  } catch {
    return undefined;
  }
}
