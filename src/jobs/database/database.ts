/** Runs statements, either each by itself or all of one transaction. */
export interface Sql {
  /**
   * The rows of one statement. `Row` states what its columns are: PostgreSQL says so, not TypeScript.
   *
   * @param values for `$1`, `$2`, …; absent: `text` may hold several statements, and gives the rows
   * of the last
   */
  query<Row extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<readonly Row[]>;
}

/** Where a database lives: a server that was named, one of our own, or inside this process. */
export type DatabaseEngine = 'server' | 'embedded' | 'pglite';

/** A database with the tables of the jobs service, as this version of the package wants them. */
export interface Database extends Sql {
  readonly engine: DatabaseEngine;
  /** For other processes; undefined where only this one can reach it (`pglite`). It holds a password. */
  readonly url: string | undefined;
  /** Commits when `act` resolves, rolls back when it rejects. */
  transaction<T>(act: (sql: Sql) => Promise<T>): Promise<T>;
  /**
   * Calls `onNotice` for each NOTIFY on the channel, until the returned function is called. A notice
   * only wakes: one may be lost while the connection is renewed, so readers look by themselves too.
   */
  listen(channel: string, onNotice: (payload: string) => void): Promise<() => Promise<void>>;
  /** Ends connections, and a server of our own. Closing twice is closing once. */
  close(): Promise<void>;
}
