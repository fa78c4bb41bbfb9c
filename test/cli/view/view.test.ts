import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateExperimentList, validateJob, type RunManifest } from '../../../src';
import { createClient, followRun } from '../../../src/client';
import { goldenEvents } from '../../client/follow';
import { temporaryFolder } from '../run-folder';
import { copiedRun, GOLDEN, HEDGING, view } from './viewed';

type View = Awaited<ReturnType<typeof view>>;

const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'run_manifest.json'), 'utf8')) as RunManifest;

/** Replaces a manifest as a run does: at once. */
function change(folder: string, part: Partial<RunManifest>): void {
  const file = join(folder, 'run_manifest.json');
  writeFileSync(`${file}.new`, JSON.stringify({ ...manifestOf(folder), ...part }));
  renameSync(`${file}.new`, file);
}

async function eventsOf({ client }: View, jobId: string): Promise<unknown[]> {
  const events: unknown[] = [];
  for await (const { value } of followRun({ client, jobId })) events.push(value);
  return events;
}

const artifact = ({ client }: View, id: string, path: string, headers = {}) =>
  client.GET('/v1/jobs/{id}/artifacts/{path}', {
    params: { path: { id, path } },
    parseAs: 'arrayBuffer',
    headers,
  });

const bytesOf = ({ data }: { data?: ArrayBuffer }) => Buffer.from(data ?? new ArrayBuffer());

describe('a view of a folder', () => {
  it('has each run as a job, with its events and its files', async () => {
    const seen = await view(GOLDEN);
    const jobs = await seen.jobs();
    expect(jobs.map(({ experiment_id }) => experiment_id).sort()).toEqual([
      'qa_ensemble',
      'reliability_ensemble',
      'reliability_hedging',
    ]);
    for (const job of jobs) {
      const folder = join(GOLDEN, job.experiment_id);
      const { params, seed, finished_at } = manifestOf(folder);
      expect(validateJob(job)).toMatchObject({ ok: true });
      expect(job).toMatchObject({ state: 'completed', params, seed, finished_at });
      expect(await eventsOf(seen, job.job_id)).toEqual(goldenEvents(job.experiment_id));
      const params_ = { path: { id: job.job_id } };
      const { data } = await seen.client.GET('/v1/jobs/{id}/artifacts', { params: params_ });
      expect(data?.items.map(({ path }) => path)).toContain('run_manifest.json');
      for (const { path, sha256 } of data?.items ?? []) {
        const found = bytesOf(await artifact(seen, job.job_id, path));
        expect(found.equals(readFileSync(join(folder, path))), path).toBe(true);
        expect(createHash('sha256').update(found).digest('hex')).toBe(sha256);
      }
    }
    expect(seen.told).toEqual([]);
  });

  it('gives any range of a file', async () => {
    const seen = await view(HEDGING);
    const [job] = await seen.jobs();
    const file = readFileSync(join(HEDGING, 'report.md'));
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length + 9), fc.nat(file.length + 9), async (start, end) => {
        const range = { Range: `bytes=${start}-${end}` };
        const found = await artifact(seen, job?.job_id ?? '', 'report.md', range);
        const { status } = found.response;
        const isPart = start <= end;
        if (isPart && start >= file.length) return expect(status).toBe(416);
        expect(status).toBe(isPart ? 206 : 200);
        const expected = isPart ? file.subarray(start, end + 1) : file;
        expect(bytesOf(found).equals(expected)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('lists the experiments with the values that their runs had', async () => {
    const parent = temporaryFolder();
    copiedRun(parent, 'a');
    const params = { ...manifestOf(HEDGING).params, pairs: 12 };
    change(copiedRun(parent, 'b'), { params, created_at: '2026-02-01T00:00:00.000Z' });
    const { data } = await (await view(parent)).client.GET('/v1/experiments');
    expect(validateExperimentList(data)).toMatchObject({ ok: true });
    expect(data?.items).toHaveLength(1);
    const { pairs } = data?.items[0]?.params_schema.properties ?? {};
    expect(pairs).toEqual({ type: ['number'], default: 12, examples: [12, 60] });
  });

  it('changes nothing, and says that it is read-only', async () => {
    const { client, jobs } = await view(HEDGING);
    expect((await client.GET('/healthz')).data).toMatchObject({ status: 'ok', read_only: true });
    const id = (await jobs())[0]?.job_id ?? '';
    const body = { schema_version: '1.0.0', experiment_id: 'reliability_hedging', params: {} };
    const cancel = client.POST('/v1/jobs/{id}/cancel', { params: { path: { id } } });
    for (const { error } of [await client.POST('/v1/jobs', { body }), await cancel])
      expect(error).toMatchObject({
        status: 403,
        detail: expect.stringContaining('read-only') as string,
      });
  });

  it('follows a run that goes on to its end, and finds one that begins', async () => {
    const parent = temporaryFolder();
    const folder = copiedRun(parent);
    const { artifacts: _, finished_at: __, ...begun } = manifestOf(folder);
    writeFileSync(
      join(folder, 'run_manifest.json'),
      JSON.stringify({ ...begun, status: 'running' }),
    );
    const lines = readFileSync(join(folder, 'telemetry.jsonl'), 'utf8').trim().split('\n');
    const file = join(folder, 'telemetry.jsonl');
    writeFileSync(file, `${lines.slice(0, 100).join('\n')}\n`);
    const seen = await view(parent);
    const [job] = await seen.jobs();
    expect(job).toMatchObject({ state: 'running' });
    const events: unknown[] = [];
    for await (const { value } of followRun({ client: seen.client, jobId: job?.job_id ?? '' })) {
      events.push(value);
      const next = lines.slice(events.length, events.length + 200);
      if (events.length % 200 === 100) appendFileSync(file, `${next.join('\n')}\n`);
    }
    expect(events).toEqual(goldenEvents('reliability_hedging'));
    change(folder, { status: 'completed', finished_at: '2026-01-01T00:00:05.042Z' });
    copiedRun(parent, 'later');
    const states = async () => (await seen.jobs()).map(({ state }) => state);
    await expect.poll(states).toEqual(['completed', 'completed']);
  });

  it('ends the stream of a run that ended without saying so', async () => {
    const folder = copiedRun();
    const lines = readFileSync(join(folder, 'telemetry.jsonl'), 'utf8').split('\n');
    writeFileSync(join(folder, 'telemetry.jsonl'), `${lines.slice(0, 10).join('\n')}\n{"torn`);
    const seen = await view(folder);
    expect(await eventsOf(seen, (await seen.jobs())[0]?.job_id ?? '')).toHaveLength(10);
  });
});

describe('a view is opened', () => {
  it('by its token alone', async () => {
    const { url, token, jobs } = await view(HEDGING);
    const id = (await jobs())[0]?.job_id ?? '';
    for (const given of [undefined, `${token}x`, token.slice(1), 'x', ''])
      for (const path of ['/v1/jobs', '/v1/experiments', `/v1/jobs/${id}/artifacts/report.md`]) {
        const headers = { ...(given !== undefined && { Authorization: `Bearer ${given}` }) };
        expect((await fetch(`${url}${path}`, { headers })).status, path).toBe(401);
      }
    for (const path of [`/v1/jobs/${id}/stream`, `/v1/jobs/${id}/stream?token=${token}`])
      expect((await fetch(`${url}${path}`)).status).toBe(401);
    const client = createClient({ baseUrl: url, token: 'x' });
    expect((await client.GET('/v1/jobs')).error?.type).toBe('urn:crucible:problem:unauthorized');
  });

  it('beside the page, where there is one', async () => {
    const page = (path: string) => (path === '/' ? new Response('the page') : undefined);
    const { url } = await view(HEDGING, { page });
    expect(await (await fetch(`${url}/`)).text()).toBe('the page');
    expect((await fetch(`${url}/`, { method: 'POST' })).headers.get('Allow')).toBe('GET');
    expect((await fetch(`${url}/assets/no.js`)).status).toBe(404);
    expect((await fetch(`${url}/v1/jobs`)).status).toBe(401);
  });
});

describe('a hostile folder', () => {
  const SECRET = 'a secret outside';

  /** Two runs, and a secret beside their folder. */
  function runsBesideSecret() {
    const parent = temporaryFolder();
    const runs = join(parent, 'runs');
    mkdirSync(runs);
    const secret = join(parent, 'secret');
    mkdirSync(secret);
    writeFileSync(join(secret, 'report.md'), SECRET);
    copiedRun(runs, 'sound');
    return { runs, secret, folder: copiedRun(runs, 'hostile') };
  }

  it.each<[string, (folder: string, secret: string) => void]>([
    [
      'is a link',
      (folder, secret) => linkInstead(join(folder, 'report.md'), `${secret}/report.md`),
    ],
    ['is listed upwards', (folder) => list(folder, '../../secret/report.md')],
    ['is listed from the root', (folder) => list(folder, '/etc/passwd')],
    [
      'is behind a link to a folder',
      (folder, secret) => {
        symlinkSync(secret, join(folder, 'linked'));
        list(folder, 'linked/report.md');
      },
    ],
    [
      'is a FIFO',
      (folder) => {
        rmSync(join(folder, 'report.md'));
        execFileSync('mkfifo', [join(folder, 'report.md')]);
      },
    ],
    ['has another size', (folder) => appendFileSync(join(folder, 'report.md'), SECRET)],
  ])('gives no file that %s', async (_, prepare) => {
    const { runs, secret, folder } = runsBesideSecret();
    prepare(folder, secret);
    const seen = await view(runs);
    for (const { job_id: id } of await seen.jobs()) {
      const { data } = await seen.client.GET('/v1/jobs/{id}/artifacts', {
        params: { path: { id } },
      });
      for (const path of [...(data?.items ?? []).map((one) => one.path), '../secret/report.md']) {
        const found = await artifact(seen, id, path);
        expect(bytesOf(found).includes(SECRET), path).toBe(false);
      }
    }
  });

  it('whose run cannot be read has its other runs, and says which it leaves out', async () => {
    const { runs, secret } = runsBesideSecret();
    const broken = {
      syntax: (folder: string) => writeFileSync(join(folder, 'run_manifest.json'), '{'),
      schema: (folder: string) => change(folder, { run_id: '../x' }),
      link: (folder: string) => linkInstead(join(folder, 'run_manifest.json'), secret),
    };
    for (const [name, breakIt] of Object.entries(broken)) breakIt(copiedRun(runs, name));
    symlinkSync(copiedRun(temporaryFolder()), join(runs, 'linked'));
    const seen = await view(runs);
    expect(await seen.jobs()).toHaveLength(2);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await seen.jobs()).toHaveLength(2);
    expect(seen.told).toHaveLength(3);
    for (const name of Object.keys(broken))
      expect(seen.told.join('\n')).toMatch(new RegExp(`/${name} is left out: run_manifest.json`));
  });

  it('whose events are none has a problem that says so, and what says more', async () => {
    const folder = copiedRun();
    writeFileSync(join(folder, 'telemetry.jsonl'), '{"seq":0}\n{"seq":7}\n');
    const seen = await view(folder);
    const id = (await seen.jobs())[0]?.job_id ?? '';
    const params = { path: { id } };
    const { data } = await seen.client.POST('/v1/jobs/{id}/stream-token', { params });
    const { error } = await seen.client.GET('/v1/jobs/{id}/stream', {
      params,
      headers: { Authorization: `Bearer ${data?.token}`, Accept: 'text/event-stream' },
    });
    expect(error).toMatchObject({ status: 500, type: 'urn:crucible:problem:internal' });
    expect(error?.detail).toMatch(/event 1 is missing.*crucible validate/);
  });
});

function linkInstead(path: string, target: string): void {
  rmSync(path);
  symlinkSync(target, path);
  expect(existsSync(path)).toBe(true);
}

/** Has the manifest list a file. */
function list(folder: string, path: string): void {
  const artifacts = manifestOf(folder).artifacts ?? [];
  const sha256 = '0'.repeat(64);
  change(folder, { artifacts: [...artifacts, { path, bytes: 16, sha256 }] });
}
