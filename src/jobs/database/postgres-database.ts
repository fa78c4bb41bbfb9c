import pg from 'pg';
import { DatabaseError } from './database-error';
import type { Database, DatabaseEngine, Sql } from './database';
import { NoticeListener } from './notice-listener';

/** Milliseconds within which a connection is made, or given up. */
const CONNECT_TIMEOUT_MS = 5000;
const MAX_CONNECTIONS = 10;

/**
 * A PostgreSQL server, reached through at most 10 connections and one more to listen with.
 *
 * @param close called when the connections have ended
 * @throws DatabaseError `unreachable` when no connection can be made
 */
export async function connectPostgres(
  url: string,
  engine: DatabaseEngine = 'server',
  close: () => Promise<void> = () => Promise.resolve(),
): Promise<Database> {
  const options = { connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS };
  const pool = poolOf({ ...options, max: MAX_CONNECTIONS });
  await pool.query('SELECT 1').catch(async (error: unknown) => {
    await pool.end();
    throw unreachable(url, error);
  });
  const listener = new NoticeListener(() => new pg.Client(options));
  let closed: Promise<void> | undefined;
  return {
    engine,
    url,
    ...sqlOf(pool),
    transaction: (act) => transaction(pool, act),
    listen: (channel, onNotice) => listener.listen(channel, onNotice),
    close() {
      closed ??= listener
        .close()
        .then(() => pool.end())
        .finally(close);
      return closed;
    },
  };
}

function poolOf(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  // An idle connection that breaks is replaced by the next query; unheard it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

async function transaction<T>(pool: pg.Pool, act: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await act(sqlOf(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure));
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function sqlOf(client: Pick<pg.Pool | pg.PoolClient, 'query'>): Sql {
  return {
    async query<Row extends object>(text: string, values?: readonly unknown[]) {
      const result = (await client.query(text, values && [...values])) as
        pg.QueryResult | pg.QueryResult[];
      // Of several statements, which pg takes when there are no parameters, those of the last.
      const last = Array.isArray(result) ? result.at(-1) : result;
      // The statement's columns, which the caller states.
      return (last?.rows ?? []) as Row[];
    },
  };
}

function unreachable(url: string, cause: unknown): DatabaseError {
  const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
  return new DatabaseError(
    'unreachable',
    `the database at ${withoutSecrets(url)} cannot be reached: ${reason}`,
    'check the address, the user and the password, and that PostgreSQL 13 or newer is running',
    cause,
  );
}

/** Host, port and name: a URL may hold a password in several places. */
function withoutSecrets(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'that URL';
  }
}
