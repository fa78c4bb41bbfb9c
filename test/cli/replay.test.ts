import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openRecording } from '../../src/cli/replay/run-recording';
import { serveLoopback } from '../../src/cli/replay/serve-loopback';
import { createClient, followRun } from '../../src/client';
import { createReplayService } from '../../src/replay';
import { goldenEvents } from '../client/follow';
import { COMMAND } from './command';
import { temporaryFolder } from './run-folder';

const GOLDEN = 'test/golden/reliability_hedging';

/** Starts the command; its first line is where it serves. */
async function start(...args: string[]) {
  const child = spawn(process.execPath, [COMMAND, 'replay', ...args]);
  onTestFinished(() => void child.kill('SIGKILL'));
  // And what it told has arrived.
  const ended = once(child, 'close') as Promise<[number | null]>;
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [url] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then(() => ['']),
  ])) as [string];
  return { child, url, ended, stderr: () => stderr };
}

/** A server of a run's folder in this process, and a client of it. */
async function serve(folder: string, speed = Infinity) {
  const service = await createReplayService(await openRecording(folder), 'http://localhost', speed);
  const server = await serveLoopback(service, 0);
  onTestFinished(() => server.close());
  const client = createClient({ baseUrl: server.url, token: 'any' });
  const { data } = await client.GET('/v1/jobs');
  return { url: server.url, client, jobId: data?.items[0]?.job_id ?? '' };
}

/** A copy of the golden run that may be changed. */
function copiedRun(): string {
  const folder = join(temporaryFolder(), 'run');
  cpSync(GOLDEN, folder, { recursive: true });
  return folder;
}

describe('crucible replay', () => {
  it('sends a recorded run as it happened, faster, and ends when it is interrupted', async () => {
    const { child, url, ended, stderr } = await start(GOLDEN, '--speed', '10', '--port', '0');
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const client = createClient({ baseUrl: url, token: 'any' });
    const expected = goldenEvents('reliability_hedging');
    const began = performance.now();
    const late: number[] = [];
    const seen: unknown[] = [];
    for await (const { value } of followRun({ client, runId: 'golden' })) {
      const recordedMs = Date.parse(value.timestamp) - Date.parse(expected[0]?.timestamp ?? '');
      late.push(performance.now() - began - recordedMs / 10);
      seen.push(value);
    }
    expect(seen).toEqual(expected);
    // The run lasted 5042 ms: no event comes before its time, and the last earlier than at speed 1.
    expect(Math.min(...late)).toBeGreaterThan(-2);
    expect(late.at(-1)).toBeLessThan(4000);
    expect(stderr()).toContain('Any API token is good');
    expect(stderr()).toContain(`Open ${url}/#token=any in a browser`);
    expect(await (await fetch(url)).text()).toContain('<title>Crucible</title>');
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
  });

  it('says in one line what it cannot replay', async () => {
    const empty = temporaryFolder();
    const cut = copiedRun();
    writeFileSync(join(cut, 'telemetry.jsonl'), '{"schema_version":"1.0.0"}\n');
    const silent = copiedRun();
    truncateSync(join(silent, 'telemetry.jsonl'));
    const linked = copiedRun();
    rmSync(join(linked, 'telemetry.jsonl'));
    symlinkSync('/etc/passwd', join(linked, 'telemetry.jsonl'));
    const { url } = await start(GOLDEN, '--port', '0');
    const cases: [string[], RegExp][] = [
      [[empty], /run_manifest\.json: .*not there/],
      [['no/such/folder'], /no\/such\/folder\/run_manifest\.json: .*not there/],
      [[cut], /telemetry\.jsonl:1:/],
      [[silent], /has no events/],
      [[linked], /telemetry\.jsonl is not a file of this folder/],
      [[GOLDEN, '--port', new URL(url).port], /EADDRINUSE/],
      [[GOLDEN, '--speed', '0'], /--speed.*above 0/],
      [[GOLDEN, '--speed', 'fast'], /--speed.*above 0/],
      [[GOLDEN, '--port', '65536'], /--port.*0 to 65535/],
    ];
    for (const [args, message] of cases) {
      const { ended, stderr } = await start(...args);
      expect((await ended)[0], args.join(' ')).toBe(2);
      expect(stderr().trim()).toMatch(message);
      expect(stderr().trim().split('\n')).toHaveLength(1);
    }
  });
});

describe('a replayed run', () => {
  it('goes on after Last-Event-ID, and is over at 204', async () => {
    const { url, client, jobId } = await serve(GOLDEN);
    const params = { path: { id: jobId } };
    const { data } = await client.POST('/v1/jobs/{id}/stream-token', { params });
    const ask = (last: string) => {
      const headers = { Authorization: `Bearer ${data?.token}`, 'Last-Event-ID': last };
      return fetch(`${url}/v1/jobs/${jobId}/stream?after=3`, { headers });
    };
    expect(await (await ask('679')).text()).toMatch(
      /^retry: 2000\n\nid: 680\ndata: .*\n\nid: 681\n/,
    );
    expect((await ask('681')).status).toBe(204);
    expect((await ask('100000')).status).toBe(204);
    expect((await ask('-1')).status).toBe(400);
  });

  it('has the files of its folder, byte by byte', async () => {
    const { client, jobId } = await serve(GOLDEN);
    for await (const _ of followRun({ client, jobId }));
    const { data } = await client.GET('/v1/jobs/{id}/artifacts', {
      params: { path: { id: jobId } },
    });
    const paths = data?.items.map(({ path }) => path) ?? [];
    expect(paths).toContain('run_manifest.json');
    expect(paths).toContain('report.html');
    expect(paths).toEqual([...paths].sort());
    for (const { path, bytes, sha256 } of data?.items ?? []) {
      const { data: content, response } = await client.GET('/v1/jobs/{id}/artifacts/{path}', {
        params: { path: { id: jobId, path } },
        parseAs: 'arrayBuffer',
      });
      const found = Buffer.from(content ?? new ArrayBuffer());
      expect(found.equals(readFileSync(join(GOLDEN, path))), path).toBe(true);
      expect([found.length, response.headers.get('ETag')]).toEqual([bytes, `"${sha256}"`]);
      expect(createHash('sha256').update(found).digest('hex')).toBe(sha256);
    }
  });

  it('gives no file through a link that leads outside', async () => {
    const folder = copiedRun();
    const secret = join(temporaryFolder(), 'secret');
    writeFileSync(secret, 'secret');
    rmSync(join(folder, 'report.md'));
    symlinkSync(secret, join(folder, 'report.md'));
    const { client, jobId } = await serve(folder);
    for await (const _ of followRun({ client, jobId }));
    const { data, error } = await client.GET('/v1/jobs/{id}/artifacts/{path}', {
      params: { path: { id: jobId, path: 'report.md' } },
      parseAs: 'text',
    });
    expect([data, error?.status]).toEqual([undefined, 500]);
  });

  it('whose writer was killed stays open, until it is canceled', async () => {
    const folder = copiedRun();
    const lines = readFileSync(join(folder, 'telemetry.jsonl'), 'utf8').split('\n');
    writeFileSync(join(folder, 'telemetry.jsonl'), `${lines.slice(0, 10).join('\n')}\n{"torn`);
    const { client, jobId } = await serve(folder);
    const seen: string[] = [];
    for await (const { value } of followRun({ client, jobId })) {
      seen.push(value.event_name);
      if (value.seq === 9)
        await client.POST('/v1/jobs/{id}/cancel', { params: { path: { id: jobId } } });
    }
    expect([seen.length, seen.at(-1)]).toEqual([11, 'run_stop']);
  });

  it('is for this machine alone', async () => {
    const { url } = await serve(GOLDEN);
    const ask = async (path: string, headers: Record<string, string>, method = 'GET') => {
      const { hostname, port } = new URL(url);
      const request = httpRequest({ hostname, port, path, method, headers });
      request.end();
      const [response] = (await once(request, 'response')) as [import('node:http').IncomingMessage];
      response.resume();
      return response;
    };
    for (const host of [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      'a@localhost',
    ])
      expect((await ask('/healthz', { host })).statusCode, host).toBe(421);
    for (const host of ['localhost:3000', '127.0.0.1', '[::1]:80'])
      expect((await ask('/healthz', { host })).statusCode, host).toBe(200);
    const allowed = async (origin: string) =>
      (await ask('/healthz', { origin })).headers['access-control-allow-origin'];
    expect(await allowed('http://localhost:5173')).toBe('http://localhost:5173');
    expect(await allowed('https://evil.example')).toBeUndefined();
    expect(await allowed('http://localhost.evil.example')).toBeUndefined();
    expect((await ask('/v1/jobs', { origin: 'http://localhost:5173' }, 'OPTIONS')).statusCode).toBe(
      204,
    );
    expect((await ask('//evil.example/healthz', {})).statusCode).toBe(404);
    expect((await ask('http://evil.example/healthz', {})).statusCode).toBe(404);
    const refused = await ask('/v1/jobs', {}, 'DELETE');
    expect([refused.statusCode, refused.headers.allow]).toEqual([405, 'GET, POST']);
  });
});
