import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { COMMAND } from './command';

const root = mkdtempSync(join(tmpdir(), 'crucible-service-cli-'));
// The user that the database runs as passes through.
chmodSync(root, 0o711);
const dataDir = join(root, 'data');
const experiment = join(root, 'tiny.mjs');
const { DATABASE_URL: _, ...env } = process.env;

const command = (args: readonly string[]) => [COMMAND, ...args];
const serveArgs = (dir: string) => [
  'serve',
  '--port',
  '0',
  '--data-dir',
  dir,
  '--experiment',
  experiment,
];

/** Its end is waited for, or connections would end unseen that the next request takes for open. */
async function run(args: readonly string[], input = '') {
  const child = spawn(process.execPath, command(args), { env });
  child.stdin.end(input);
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { status: child.exitCode, stdout, stderr };
}

const token = (...args: string[]) => run(['token', ...args, '--data-dir', dataDir]);

/** A service of its own process, and the lines it has printed. */
async function start(
  dir: string,
): Promise<{ process: ChildProcess; url: string; lines: string[] }> {
  const child = spawn(process.execPath, command(serveArgs(dir)), {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const told: string[] = [];
  createInterface(child.stdout).on('line', (line) => lines.push(line));
  createInterface(child.stderr).on('line', (line) => told.push(line));
  // It has printed all it will when it says how to end it.
  await vi.waitFor(() => expect(told).toContain('Ctrl-C ends.'), { timeout: 60_000, interval: 50 });
  return { process: child, url: lines[0] ?? '', lines };
}

async function stop({ process: child }: { process: ChildProcess }): Promise<number | null> {
  child.kill('SIGTERM');
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

let service: Awaited<ReturnType<typeof start>>;
let admin: string;

beforeAll(async () => {
  writeFileSync(
    experiment,
    `export default { experiment_id: 'tiny', name: 'Tiny', description: '', params: { epochs: [1] }, seed: 1,
      quality_targets: [], stages: [], loadData: async () => { throw new Error('no data'); } };`,
  );
  service = await start(dataDir);
  admin = service.lines[1] ?? '';
});

afterAll(async () => {
  await stop(service);
  rmSync(root, { recursive: true, force: true });
});

const as = (bearer: string) => ({ headers: { Authorization: `Bearer ${bearer}` } });

describe('crucible serve', () => {
  it('serves on loopback, with one token that opens everything', async () => {
    expect(service.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
    const headers = { ...as(admin).headers, 'Content-Type': 'application/json' };
    const body = JSON.stringify({
      schema_version: '1.0.0',
      experiment_id: 'tiny',
      params: { epochs: 2 },
    });
    const response = await fetch(`${service.url}/v1/jobs`, { method: 'POST', headers, body });
    expect(response.status).toBe(202);
  });

  it('refuses a second process on its folder, and names the first', async () => {
    const { status, stdout, stderr } = await run(serveArgs(dataDir));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`process ${service.process.pid} uses this folder`);
    expect(stderr).not.toContain('    at ');
  });

  it.each([
    [
      'a database that is not there',
      ['--database-url', 'postgres://u:hidden@127.0.0.1:1/x'],
      'cannot be reached',
    ],
    ['a port that is no port', ['--port', '99999'], 'must be a port'],
    ['an experiment that is none', ['--experiment', 'package.json'], 'package.json'],
  ])('says in a line what is wrong with %s', async (_what, args, message) => {
    const { status, stderr } = await run(['serve', '--data-dir', join(root, 'other'), ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/hidden|\n {4}at /);
  });
});

describe('crucible token', () => {
  it('mints, lists, verifies and revokes a token while the service runs', async () => {
    const minted = await token('mint', '--name', 'ci', '--scope', 'jobs:read');
    expect(minted.status).toBe(0);
    const ci = minted.stdout.trim();
    expect((await fetch(`${service.url}/v1/jobs`, as(ci))).status).toBe(200);
    expect((await token('mint', '--name', 'ci')).stderr).toContain('there is a token ci');
    expect((await token('list')).stdout).toBe(
      'admin\tjobs:read,jobs:write,artifacts:read\nci\tjobs:read\n',
    );
    expect((await token('verify', ci)).stdout).toBe('API token ci: jobs:read\n');
    expect((await token('revoke', 'ci')).status).toBe(0);
    expect((await fetch(`${service.url}/v1/jobs`, as(ci))).status).toBe(401);
    const refused = await run(['token', 'verify', '-', '--data-dir', dataDir], ci);
    expect([refused.status, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain('not known or was revoked');
    expect((await token('revoke', 'ci')).status).toBe(1);
  });

  it('says why a stream token is refused, and mints none without a run', async () => {
    const { status, stderr } = await token('verify', 'eyJhbGciOiJub25lIn0.e30.');
    expect(status).toBe(1);
    expect(stderr).toContain('not one that this service signed');
    expect((await token('mint', '--job', 'nobody')).stderr).toContain('there is no job nobody');
    expect((await token('mint')).status).toBe(2);
    expect((await token('mint', '--name', 'a b')).status).toBe(2);
    expect((await token('mint', '--name', 'x', '--scope', 'all')).status).toBe(2);
  });
});

/** Nothing of a folder, or of a file that the database has removed by now. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['EISDIR', 'ENOENT'].includes(code)) return Buffer.alloc(0);
    throw error;
  }
}

describe('the folder of a service', () => {
  it('keeps its jobs and tokens when it is stopped and started, and shows no token again', async () => {
    const dir = join(root, 'again');
    const first = await start(dir);
    const [, secret = ''] = first.lines;
    expect(await stop(first)).toBe(0);
    const second = await start(dir);
    expect(second.lines).toHaveLength(1);
    expect((await fetch(`${second.url}/v1/jobs`, as(secret))).status).toBe(200);
    expect(await stop(second)).toBe(0);
  });

  it('holds no secret of a token in any file', () => {
    const secret = admin.slice(-43);
    const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).map((name) =>
      join(dataDir, name),
    );
    expect(files.length).toBeGreaterThan(100);
    for (const file of files) {
      expect([file, contentOf(file).includes(secret)]).toEqual([file, false]);
    }
  });
});
