import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClient, followRun } from '../../../src/client';
import { goldenEvents } from '../../client/follow';
import { COMMAND } from '../command';
import { temporaryFolder } from '../run-folder';
import { copiedRun, GOLDEN, HEDGING } from './viewed';

/** Starts the command; its first line is the link. */
async function start(...args: string[]) {
  const child = spawn(process.execPath, [COMMAND, 'serve', ...args]);
  onTestFinished(() => void child.kill('SIGKILL'));
  // And what it told has arrived.
  const ended = once(child, 'close') as Promise<[number | null]>;
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [link] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then(() => ['']),
  ])) as [string];
  const [url = '', token = ''] = link.split('/#token=');
  return { child, url, token, ended, stderr: () => stderr };
}

/** Status of a request that names another host. */
async function statusAs(host: string, url: string): Promise<number | undefined> {
  const asking = request(`${url}/healthz`, { headers: { host } }).end();
  const [response] = (await once(asking, 'response')) as [import('node:http').IncomingMessage];
  response.resume();
  return response.statusCode;
}

describe('crucible serve <folder>', () => {
  it('prints a link, whose token opens the runs, and ends when it is interrupted', async () => {
    const { child, url, token, ended, stderr } = await start(GOLDEN, '--port', '0');
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(token).toMatch(/^[\w-]{43}$/);
    const client = createClient({ baseUrl: url, token });
    const query = { experiment_id: 'qa_ensemble' };
    const { data } = await client.GET('/v1/jobs', { params: { query } });
    const events: unknown[] = [];
    for await (const { value } of followRun({ client, jobId: data?.items[0]?.job_id ?? '' }))
      events.push(value);
    expect(events).toEqual(goldenEvents('qa_ensemble'));
    expect(stderr()).toContain('Ctrl-C ends');
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
  });

  it('is shown to whom its token was given, and by no name that a page could make point to it', async () => {
    const { url, child, ended } = await start(HEDGING, '--port', '0', '--host', 'localhost');
    expect(url).toMatch(/^http:\/\/localhost:\d+$/);
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example'])
      expect(await statusAs(host, url), host).toBe(421);
    for (const host of ['localhost', 'LOCALHOST:80', '127.0.0.1:1', '[::1]', '192.0.2.7:8787'])
      expect(await statusAs(host, url), host).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it('says in one line what it cannot show', async () => {
    const empty = temporaryFolder();
    const deep = temporaryFolder();
    mkdirSync(join(deep, '1/2/3/4'), { recursive: true });
    copiedRun(join(deep, '1/2/3/4'), '5');
    const broken = temporaryFolder();
    writeFileSync(join(broken, 'run_manifest.json'), '{}');
    const { url } = await start(HEDGING, '--port', '0');
    const cases: [string[], RegExp][] = [
      [[empty], /there is no run in .*run_manifest\.json/],
      [[deep], /there is no run in /],
      [['no/such/folder'], /there is no folder no\/such\/folder: give that of a run/],
      [[join(HEDGING, 'report.md')], /ENOTDIR.*report\.md/],
      [[broken], /run_manifest\.json is no manifest of a run.*\n.*there is no run in/],
      [[HEDGING, '--port', new URL(url).port], /EADDRINUSE/],
      [[HEDGING, '--database-url', 'postgres://x'], /--database-url.*does not go with a folder/],
      [[HEDGING, '--experiment', 'x.ts'], /--experiment.*does not go with a folder/],
    ];
    for (const [args, message] of cases) {
      const { ended, stderr } = await start(...args);
      expect((await ended)[0], args.join(' ')).toBe(2);
      expect(stderr().trim()).toMatch(message);
      expect(stderr()).not.toMatch(/^ +at /m);
    }
  });
});
