import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { access, chown, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { DatabaseError } from './database-error';
import type { NativePostgres } from './native-postgres';

const run = promisify(execFile);
const USER = 'crucible';
const START_TIMEOUT_MS = 60_000;
/** Another process may take the port before PostgreSQL does, which then ends at once. */
const PORT_TRIES = 3;

/** A PostgreSQL server of our own, on loopback. */
export interface EmbeddedServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on a data folder, which is made the first time. A server that a killed process
 * has left behind on it is stopped first.
 *
 * @param folder of the database; beside it go `<folder>.password` and `<folder>.log`
 * @throws DatabaseError `cannot_start`
 */
export async function startEmbeddedServer(
  folder: string,
  programs: NativePostgres,
): Promise<EmbeddedServer> {
  try {
    const isNew = !(await exists(join(folder, 'PG_VERSION')));
    if (isNew) await initialise(folder, programs);
    else await stopLeftBehind(folder, programs);
    const password = await readFile(passwordFile(folder), 'utf8');
    return await start(folder, programs, password);
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw cannotStart(folder, error instanceof Error ? error.message : String(error), error);
  }
}

async function initialise(folder: string, { initdb, runAs }: NativePostgres): Promise<void> {
  // What a first start that was interrupted has left.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = passwordFile(folder);
  await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (runAs.uid !== undefined && runAs.gid !== undefined)
    for (const path of [folder, file]) await chown(path, runAs.uid, runAs.gid);
  const options = [`--username=${USER}`, `--pwfile=${file}`, '--auth=scram-sha-256'];
  const locale = ['--encoding=UTF8', '--locale=C'];
  await run(initdb, [`--pgdata=${folder}`, ...options, ...locale], { ...runAs, cwd: '/' });
}

async function stopLeftBehind(folder: string, { pg_ctl, runAs }: NativePostgres): Promise<void> {
  if (!(await exists(join(folder, 'postmaster.pid')))) return;
  // It fails when there is no server any more, which is as good.
  const args = ['stop', '-D', folder, '-m', 'fast', '-w'];
  await run(pg_ctl, args, { ...runAs, cwd: '/' }).catch(() => undefined);
}

async function start(
  folder: string,
  programs: NativePostgres,
  password: string,
): Promise<EmbeddedServer> {
  for (let left = PORT_TRIES; ; left--) {
    const port = await freePort();
    const server = await spawnServer(folder, programs, port);
    const stopAtExit = () => void server.kill('SIGINT');
    process.once('exit', stopAtExit);
    const url = `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
    try {
      await untilReady(server, url, folder);
      server.unref();
      return { url, stop: () => stopServer(server, stopAtExit) };
    } catch (error) {
      process.removeListener('exit', stopAtExit);
      if (server.exitCode === null || left === 1) throw error;
    }
  }
}

async function spawnServer(
  folder: string,
  { postgres, runAs }: NativePostgres,
  port: number,
): Promise<ChildProcess> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: '32MB',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = await open(`${folder}.log`, 'a', 0o600);
  // A group of its own: Ctrl-C in a terminal is for the service, which stops its server last.
  const server = spawn(postgres, ['-D', folder, ...args], {
    ...runAs,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  await log.close();
  return server;
}

async function stopServer(server: ChildProcess, stopAtExit: () => void): Promise<void> {
  process.removeListener('exit', stopAtExit);
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.ref();
  const ended = once(server, 'exit');
  // Fast shutdown: sessions are ended, nothing is lost.
  server.kill('SIGINT');
  await ended;
}

async function untilReady(server: ChildProcess, url: string, folder: string): Promise<void> {
  let failure: unknown;
  server.once('error', (error) => (failure = error));
  for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline; await wait(20)) {
    if (failure !== undefined || server.exitCode !== null)
      throw cannotStart(folder, `PostgreSQL ended; ${folder}.log says why`, failure);
    if (await answers(url)) return;
  }
  server.kill('SIGINT');
  throw cannotStart(folder, `PostgreSQL does not answer; ${folder}.log may say why`);
}

async function answers(connectionString: string): Promise<boolean> {
  // On a port that another process took, there may be no answer at all.
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

function passwordFile(folder: string): string {
  return `${folder}.password`;
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

function cannotStart(folder: string, what: string, cause?: unknown): DatabaseError {
  return new DatabaseError(
    'cannot_start',
    `${folder}: the embedded database does not start: ${what}`,
    `make ${dirname(folder)} a folder that the user of the database can reach, choose another, or name a server with --database-url`,
    cause,
  );
}
