import type { Sql } from './database';
import { DatabaseError } from './database-error';
import { MIGRATIONS } from './migrations';

/**
 * Brings the tables to what this package wants: forwards only, each step once, in one transaction
 * that other processes wait for.
 *
 * @throws DatabaseError `newer_schema` when a newer version of the package was here before
 */
export async function migrate(sql: Sql): Promise<void> {
  await sql.query("SELECT pg_advisory_xact_lock(hashtext('crucible.migration'))", []);
  await sql.query(`
    CREATE SCHEMA IF NOT EXISTS crucible;
    CREATE TABLE IF NOT EXISTS crucible.migration (
      version int PRIMARY KEY,
      applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
    )`);
  const [row] = await sql.query<{ version: number }>(
    'SELECT coalesce(max(version), 0) AS version FROM crucible.migration',
    [],
  );
  const done = row?.version ?? 0;
  if (done > MIGRATIONS.length) throw newerSchema(done);
  for (const [index, statements] of MIGRATIONS.entries()) {
    if (index < done) continue;
    await sql.query(statements);
    await sql.query('INSERT INTO crucible.migration (version) VALUES ($1)', [index + 1]);
  }
}

function newerSchema(found: number): DatabaseError {
  return new DatabaseError(
    'newer_schema',
    `the database has version ${found} of the tables, this package knows ${MIGRATIONS.length}`,
    'update crucible-contracts, or use another database: tables never go back',
  );
}
