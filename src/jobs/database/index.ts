/** The database of the jobs service: a server, or one of our own in a folder. */
export type { Database, Sql } from './database';
export { DatabaseError } from './database-error';
export { openDatabase, type DatabasePlace } from './open-database';
export { openFolderInUse } from './running-database';
