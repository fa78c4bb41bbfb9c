import { chmod, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import type { Database } from './database';
import { startEmbeddedServer } from './embedded-server';
import { lockFolder } from './folder-lock';
import { migrate } from './migrate';
import { findNativePostgres } from './native-postgres';
import { openPGlite } from './pglite-database';
import { connectPostgres } from './postgres-database';

/** Where jobs are kept: a server, or a folder with a database of our own. */
export type DatabasePlace =
  | { readonly url: string }
  | {
      readonly folder: string;
      /** Default: PostgreSQL where it runs natively, PGlite elsewhere; once made, what it was made with. */
      readonly engine?: 'embedded' | 'pglite';
    };

/**
 * Opens the database and brings its tables up to date.
 *
 * @throws DatabaseError when another process has the folder (`in_use`), the server cannot be reached
 * (`unreachable`) or started (`cannot_start`), no engine is installed (`missing_package`), or a newer
 * version of the package was here before (`newer_schema`)
 */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  const database = await ('url' in place ? connectPostgres(place.url) : openFolder(place));
  try {
    await database.transaction(migrate);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openFolder({
  folder: path,
  engine,
}: Extract<DatabasePlace, { folder: string }>): Promise<Database> {
  const folder = resolve(path);
  await mkdir(folder, { recursive: true });
  // The database's own user has to pass through; what is inside is for nobody else.
  await chmod(folder, 0o711);
  const lock = await lockFolder(folder);
  const [native, wasm] = [join(folder, 'postgres'), join(folder, 'pglite')];
  try {
    const wanted = engine ?? (existsSync(wasm) ? 'pglite' : 'embedded');
    const programs = wanted === 'embedded' ? await findNativePostgres() : undefined;
    if (!programs) return await openPGlite(wasm, () => lock.release());
    const server = await startEmbeddedServer(native, programs);
    return await connectPostgres(server.url, 'embedded', async () => {
      await server.stop();
      await lock.release();
    });
  } catch (error) {
    await lock.release();
    throw error;
  }
}
