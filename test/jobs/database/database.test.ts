import { fork, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openDatabase } from '../../../src/jobs/database';
import { begunFolder } from '../engines';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'crucible-database-'));
  // The user that the database runs as passes through.
  chmodSync(root, 0o711);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const folder = () => join(root, 'data');

/** A folder with a database in it, for tests of something else than how one is begun. */
async function begun(engine: 'embedded' | 'pglite'): Promise<string> {
  const made = await begunFolder(engine);
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

it('takes another port when PostgreSQL finds its own taken', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const asked = vi.spyOn(Server.prototype, 'address').mockReturnValueOnce(holder.address());
  onTestFinished(() => {
    asked.mockRestore();
    holder.close();
  });
  const database = await openDatabase({ folder: await begun('embedded'), engine: 'embedded' });
  expect(await database.query('SELECT 1 AS x')).toEqual([{ x: 1 }]);
  expect(asked.mock.calls.length).toBeGreaterThan(1);
  await database.close();
});

describe.each(['embedded', 'pglite'] as const)('%s in a folder', (engine) => {
  it('keeps what was committed, and nothing of what was not', async () => {
    const first = await openDatabase({ folder: folder(), engine });
    expect(first.engine).toBe(engine);
    await first.query('CREATE TABLE t (x int)');
    await first.transaction((sql) => sql.query('INSERT INTO t VALUES ($1)', [1]));
    const failing = first.transaction(async (sql) => {
      await sql.query('INSERT INTO t VALUES ($1)', [2]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await expect(first.query('BEGIN; SELECT 1/0; COMMIT')).rejects.toThrow('division');
    await first.close();
    const second = await openDatabase({ folder: folder() });
    expect(second.engine).toBe(engine);
    expect(await second.query('SELECT x FROM t')).toEqual([{ x: 1 }]);
    await second.close();
  });

  it('gives notices to who listens, until it stops', async () => {
    const database = await openDatabase({ folder: await begun(engine), engine });
    const heard: string[] = [];
    const stop = await database.listen('news', (notice) => heard.push(notice));
    await database.query("SELECT pg_notify('news', 'one')", []);
    await expect.poll(() => heard).toEqual(['one']);
    await stop();
    await database.query("SELECT pg_notify('news', 'two')", []);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard).toEqual(['one']);
    await database.close();
  });

  it('refuses a second one on its folder, and names the first', async () => {
    const folder = await begun(engine);
    const first = await openDatabase({ folder, engine });
    await expect(openDatabase({ folder, engine })).rejects.toMatchObject({
      kind: 'in_use',
      message: `${folder}: process ${process.pid} uses this folder`,
    });
    await first.close();
    await (await openDatabase({ folder, engine })).close();
  });
});

it('the folder of a process that was killed, and its server, are taken over with every row', async () => {
  const child = join(root, 'child.ts');
  const index = join(import.meta.dirname, '../../../src/jobs/database/index.ts');
  writeFileSync(
    child,
    `import { openDatabase } from ${JSON.stringify(index)};
    void openDatabase({ folder: ${JSON.stringify(folder())} }).then(async (database) => {
      await database.query('CREATE TABLE t (x int)');
      for (let x = 0; x < 100; x++) await database.query('INSERT INTO t VALUES ($1)', [x]);
      process.send?.('ready');
    });`,
  );
  const first = fork(child, { execArgv: ['--import', 'tsx'] });
  await new Promise((resolve) => first.once('message', resolve));
  first.kill('SIGKILL');
  await new Promise((resolve) => first.once('exit', resolve));
  const database = await openDatabase({ folder: folder() });
  expect(await database.query('SELECT count(*)::int AS n FROM t')).toEqual([{ n: 100 }]);
  await database.close();
  const left = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).stdout;
  expect(left).not.toContain(folder());
});

it('several that open one server at the same time migrate it once', async () => {
  const first = await openDatabase({ folder: folder(), engine: 'embedded' });
  const url = first.url ?? '';
  await first.query('DROP SCHEMA crucible CASCADE');
  const all = await Promise.all([1, 2, 3, 4].map(() => openDatabase({ url })));
  const applied = await first.query<{ version: number }>(
    'SELECT version FROM crucible.migration ORDER BY version',
  );
  expect(applied.map(({ version }) => version)).toEqual(applied.map((_, index) => index + 1));
  expect(applied.length).toBeGreaterThan(0);
  for (const one of all) await one.close();
  await first.query('INSERT INTO crucible.migration (version) VALUES (99)');
  await expect(openDatabase({ url })).rejects.toMatchObject({ kind: 'newer_schema' });
  await first.close();
});

it('says where a server cannot be reached, and not its password', async () => {
  const url = 'postgres://me:s3cret@127.0.0.1:1/db?password=s3cret';
  const error = await openDatabase({ url }).catch((caught: unknown) => caught as Error);
  expect(error).toMatchObject({ kind: 'unreachable' });
  const { message, help } = error as Error & { help: string };
  const text = `${message} ${help}`;
  expect(text).toContain('127.0.0.1:1/db');
  expect(text).not.toContain('s3cret');
});

it('nobody else reads its password, and nobody connects without it', async () => {
  const database = await openDatabase({ folder: folder(), engine: 'embedded' });
  const file = join(folder(), 'postgres.password');
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(readFileSync(file, 'utf8').length).toBeGreaterThanOrEqual(32);
  const wrong = (database.url ?? '').replace(readFileSync(file, 'utf8'), 'guess');
  await expect(openDatabase({ url: wrong })).rejects.toMatchObject({ kind: 'unreachable' });
  await database.close();
});
