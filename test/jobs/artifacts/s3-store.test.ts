import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RunManifest } from '../../../src';
import { listArtifacts } from '../../../src/artifacts';
import { openArtifactStore, type ArtifactStore } from '../../../src/jobs/artifacts';
import { RunObjects } from '../../../src/jobs/artifacts/run-objects';
import { JobQueue } from '../../../src/jobs/queue';
import { JobStore, LeasedJobs, type LeasedJob } from '../../../src/jobs/store';
import { EventLog } from '../../../src/streams/event-log';
import { openEngine } from '../engines';
import { CREDENTIALS, startS3Server, type S3Server } from './s3-server';

const root = mkdtempSync(join(tmpdir(), 'crucible-s3-store-'));
const never = new AbortController().signal;
let engine: Awaited<ReturnType<typeof openEngine>>;
let queue: JobQueue;
let jobs: JobStore;
let leased: LeasedJobs;
let s3: S3Server;
let store: ArtifactStore;

beforeAll(async () => {
  for (const [name, value] of Object.entries(CREDENTIALS)) vi.stubEnv(name, value);
  engine = await openEngine('embedded');
  queue = await JobQueue.open(engine.database);
  jobs = new JobStore(engine.database, {
    check: () => [],
    queueLimit: 1_000_000,
    onCreated: (sql, jobId) => queue.add(sql, jobId),
  });
  leased = new LeasedJobs(engine.database, queue);
  s3 = await startS3Server();
  const { url, endpoint } = s3;
  store = await openArtifactStore({ folder: join(root, 'work'), url, endpoint }, engine.database);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await s3.close();
  await queue.close();
  await engine.close();
  rmSync(root, { recursive: true, force: true });
});

/** A job that a worker has taken. */
async function take(): Promise<LeasedJob> {
  const request = { schema_version: '1.0.0', experiment_id: 'e', params: {} };
  await jobs.submit(request, undefined);
  const job = await leased.take('one');
  if (!job) throw new Error('there is no job');
  return job;
}

/** The same job, taken by another worker because the first was silent. */
async function takeAgain({ job_id }: LeasedJob): Promise<LeasedJob> {
  await leased.handBack(job_id, 'one');
  const job = await leased.take('one');
  if (job?.job_id !== job_id) throw new Error('it is another job');
  return job;
}

const EXAMPLES = JSON.parse(readFileSync('schemas/run_manifest.schema.json', 'utf8')) as {
  examples: [RunManifest];
};
const [{ artifacts: _, ...EXAMPLE }] = EXAMPLES.examples;

/** Leaves files where the run is written, and publishes them. */
async function publish(
  job: LeasedJob,
  workspace: Awaited<ReturnType<ArtifactStore['checkOut']>>,
  files: Readonly<Record<string, string>>,
  status: RunManifest['status'] = 'running',
): Promise<void> {
  const folder = folderOf(job, workspace.outputDir);
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const artifacts = status === 'running' ? {} : { artifacts: await listArtifacts(folder) };
  const manifest = { ...EXAMPLE, checkpoints: [], status, ...artifacts };
  writeFileSync(join(folder, 'run_manifest.json'), JSON.stringify(manifest));
  await workspace.publish();
}

const folderOf = ({ experiment_id, run_id }: LeasedJob, outputDir: string) =>
  join(outputDir, experiment_id, run_id);
const keyOf = ({ experiment_id, run_id, attempt }: LeasedJob, path: string) =>
  `some/where/${experiment_id}/${run_id}/${attempt}/${path}`;
const journalOf = (...paths: readonly string[]) => {
  const files = paths.map((path) => ({ path, bytes: 3, sha256: '0'.repeat(64) }));
  return JSON.stringify({ stages: [{ stage: 'first', files }] });
};

describe('the files of a run in S3', () => {
  it('are those of its folder, by their hashes, whole or in part, and nothing stays behind', async () => {
    const job = await take();
    const workspace = await store.checkOut(job, never);
    // More than one part of an upload.
    const large = 'x'.repeat(6 * 1024 * 1024) + 'end';
    const files = { 'report.md': '# Report', 'deep/er/large.txt': large, 'empty.txt': '' };
    await publish(job, workspace, files, 'completed');
    await workspace.close();
    expect(existsSync(workspace.outputDir)).toBe(false);
    const found = await store.filesOf(job);
    expect(found.map(({ artifact: { path } }) => path)).toEqual([
      'deep/er/large.txt',
      'empty.txt',
      'report.md',
      'run_manifest.json',
    ]);
    const part = async (path: string, start: number, end: number) => {
      const file = found.find(({ artifact }) => artifact.path === path);
      const bytes = await file?.read(start, end);
      return bytes instanceof Readable ? (await buffer(bytes)).toString() : bytes?.toString();
    };
    expect(await part('report.md', 0, 8)).toBe('# Report');
    expect(await part('report.md', 2, 5)).toBe('Rep');
    expect(await part('deep/er/large.txt', large.length - 4, large.length)).toBe('xend');
    expect(await part('deep/er/large.txt', 0, large.length)).toBe(large);
    expect(await part('empty.txt', 0, 0)).toBe('');
  });

  it('are not given when they are not those that the manifest lists', async () => {
    const job = await take();
    const workspace = await store.checkOut(job, never);
    await publish(job, workspace, { 'report.md': '# Report' }, 'completed');
    const [report] = await store.filesOf(job);
    const other = await store.checkOut(job, never);
    await publish(job, other, { 'report.md': '# Forged' }, 'completed');
    await expect(report?.read(0, 8)).rejects.toThrow('not the file that its manifest lists');
    rmSync(s3.fileOf(keyOf(job, 'report.md')));
    expect(await report?.read(0, 8)).toBeUndefined();
    await other.close();
    await workspace.close();
  });

  it('are those of the latest attempt that saved any, and none before the first', async () => {
    const first = await take();
    expect(await store.filesOf(first)).toEqual([]);
    const earlier = await store.checkOut(first, never);
    await publish(first, earlier, { '.stages.json': journalOf('data.txt'), 'data.txt': 'one' });
    const second = await takeAgain(first);
    const sizeOf = async () => (await store.filesOf(second))[0]?.artifact.bytes;
    const before = await sizeOf();
    expect(before).toBeGreaterThan(0);
    const later = await store.checkOut(second, never);
    expect(readFileSync(join(folderOf(second, later.outputDir), 'data.txt'), 'utf8')).toBe('one');
    await publish(second, later, {}, 'completed');
    expect((await store.filesOf(second)).map(({ artifact: { path } }) => path)).toEqual([
      'data.txt',
      'run_manifest.json',
    ]);
    // What the first one still sends replaces nothing.
    await expect(publish(first, earlier, { 'telemetry.jsonl': '{}\n' })).rejects.toThrow(
      'has a later attempt than 1',
    );
    expect(s3.keys()).not.toContain(keyOf(first, 'telemetry.jsonl'));
    await Promise.all([earlier.close(), later.close()]);
  });

  it('are not uploaded any more when the job may be another’s', async () => {
    const job = await take();
    const lost = new AbortController();
    const workspace = await store.checkOut(job, lost.signal);
    lost.abort();
    await expect(publish(job, workspace, { 'report.md': '#' })).rejects.toThrow('abort');
    expect(s3.keys().filter((key) => key.includes(job.run_id))).toEqual([]);
    await workspace.close();
  });
});

describe('a key cannot leave its run', () => {
  const RUN = { job_id: '', experiment_id: 'e', run_id: 'r', attempt: 1 };
  const keys: string[] = [];
  const objects = new RunObjects(
    {
      get: async (key) => {
        keys.push(key);
        return undefined;
      },
      put: async (key) => void keys.push(key),
    },
    'p/',
  );

  it.each([
    '../other/report.md',
    'a/../../b',
    '/etc/passwd',
    'a//b',
    './a',
    'a/.',
    'a\\..\\b',
    'report.md\0.txt',
    '.env',
    'a/.hidden',
    '',
    'a\nb',
    '%2e%2e/a',
    'ü',
    'a'.repeat(1025),
    `${'a/'.repeat(600)}a`,
  ])('by the path %j', async (path) => {
    await expect(objects.get(RUN, path)).rejects.toThrow(RangeError);
    await expect(objects.put(RUN, path, Buffer.alloc(0), '', never)).rejects.toThrow(RangeError);
    expect(keys).toEqual([]);
  });

  it('by any path or id', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom('..', '.', '', 'a', '\0', 'x.y')).map((parts) => parts.join('/')),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (path, run_id, experiment_id) => {
        keys.length = 0;
        for (const run of [RUN, { ...RUN, run_id }, { ...RUN, experiment_id }])
          await objects.get(run, path).catch(() => undefined);
        for (const key of keys) {
          expect(key).toMatch(/^p\/[A-Za-z0-9_-]+\/[A-Za-z0-9_-]+\/1\//);
          expect(key.split('/')).not.toContain('..');
        }
      }),
    );
  });

  it('by what the bucket itself says of a run', async () => {
    const job = await take();
    const workspace = await store.checkOut(job, never);
    const hostile = ['../../../../evil.txt', '/tmp/evil.txt', 'a\0b'];
    for (const path of hostile) {
      await publish(job, workspace, { '.stages.json': journalOf('report.md', path) });
      const next = await store.checkOut({ ...job, attempt: 2 }, never);
      const found = readdirSync(next.outputDir, { recursive: true, encoding: 'utf8' });
      expect(found.filter((name) => name.includes('evil'))).toEqual([]);
      expect(found).not.toContain(`e/${job.run_id}/report.md`);
      await next.close();
    }
    const manifest = {
      ...EXAMPLE,
      artifacts: [{ path: '../x', bytes: 1, sha256: '0'.repeat(64) }],
    };
    writeFileSync(s3.fileOf(keyOf(job, 'run_manifest.json')), JSON.stringify(manifest));
    await expect(store.filesOf(job)).rejects.toThrow('is no manifest of a run');
    await workspace.close();
    expect(readdirSync(root)).toEqual(['work']);
  });
});

/** What readers can have of the events by now. */
async function allOf(job: LeasedJob): Promise<string> {
  const file = await store.eventsOf(job).open(() => undefined);
  let text = '';
  for (let lines = ''; ; text += lines) {
    lines = ((await file?.read(Buffer.byteLength(text))) ?? '').toString();
    if (lines === '') break;
  }
  await file?.close();
  return text;
}

it('the folder of an attempt whose process was killed is made anew, with what was saved', async () => {
  const job = await take();
  const killed = await store.checkOut(job, never);
  await publish(job, killed, { 'report.md': '# R', '.stages.json': journalOf('report.md') });
  appendFileSync(join(folderOf(job, killed.outputDir), 'telemetry.jsonl'), '{"seq":0}\n');
  await expect.poll(() => allOf(job)).not.toBe('');
  writeFileSync(join(folderOf(job, killed.outputDir), 'unsaved.txt'), 'x');
  const next = await store.checkOut(job, never);
  const folder = folderOf(job, next.outputDir);
  expect(readdirSync(folder).sort()).toEqual([
    '.stages.json',
    'report.md',
    'run_manifest.json',
    'telemetry.jsonl',
  ]);
  expect(readFileSync(join(folder, 'telemetry.jsonl'), 'utf8')).toBe('{"seq":0}\n');
  await Promise.all([killed.close(), next.close()]);
});

describe('the events of a run in S3', () => {
  it('are not copied any more by a worker that has lost the job', async () => {
    const job = await take();
    const losing = new AbortController();
    const workspace = await store.checkOut(job, losing.signal);
    await publish(job, workspace, {});
    const append = (line: string) =>
      appendFileSync(join(folderOf(job, workspace.outputDir), 'telemetry.jsonl'), line);
    append('{"seq":0}\n');
    await expect.poll(() => allOf(job)).toBe('{"seq":0}\n');
    losing.abort();
    append('{"seq":1}\n');
    await workspace.close();
    expect(await allOf(job)).toBe('{"seq":0}\n');
  });

  it('come to every reader once, in order, over attempts and after the end', async () => {
    const plan = fc.record({
      texts: fc.array(fc.oneof(fc.string(), fc.constant('x'.repeat(90_000))), {
        minLength: 2,
        maxLength: 12,
      }),
      pieces: fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }),
      killedAfter: fc.nat(11),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ texts, pieces, killedAfter }) => {
        const lines = texts.map((text, seq) => {
          const event_name = seq === texts.length - 1 ? 'run_stop' : 'log';
          return `${JSON.stringify({ event_name, seq, payload: text })}\n`;
        });
        const first = await take();
        const log = await EventLog.open({
          events: store.eventsOf(first),
          isOver: async () => false,
        });
        const reading = Promise.all([readAll(log), readAll(log)]);
        let workspace = await store.checkOut(first, never);
        await publish(first, workspace, {});
        const cut = Math.min(killedAfter, lines.length - 1);
        await append(first, workspace.outputDir, lines.slice(0, cut), pieces);
        const second = await takeAgain(first);
        await workspace.close();
        const told = await allOf(second);
        workspace = await store.checkOut(second, never);
        const file = join(folderOf(second, workspace.outputDir), 'telemetry.jsonl');
        // What was not sent in time was never read by anyone: the next worker says it anew.
        const known = existsSync(file) ? readFileSync(file, 'utf8') : '';
        expect(known).toBe(told);
        expect(lines.join('').startsWith(known)).toBe(true);
        const seq = known.split('\n').length - 1;
        await append(second, workspace.outputDir, lines.slice(seq), pieces);
        await publish(second, workspace, {}, 'completed');
        expect(await reading).toEqual([lines.join(''), lines.join('')]);
        const left = 'SELECT count(*)::int AS rows FROM crucible.live_events WHERE job_id = $1';
        expect(await engine.database.query(left, [first.job_id])).toEqual([{ rows: 0 }]);
        const later = await EventLog.open({
          events: store.eventsOf(second),
          isOver: async () => true,
        });
        expect(await readAll(later)).toBe(lines.join(''));
        await Promise.all([log.close(), later.close(), workspace.close()]);
      }),
      { numRuns: 12 },
    );
  });

  async function readAll(log: EventLog): Promise<string> {
    const { signal } = new AbortController();
    let text = '';
    for (let next = 0; ;) {
      const batch = await log.read(next, signal);
      if (!batch) return text;
      expect(batch.first).toBe(next);
      text += batch.bytes.toString();
      next = batch.next;
    }
  }

  /** As a writer does that may be looked at after any byte. */
  async function append(
    job: LeasedJob,
    outputDir: string,
    lines: readonly string[],
    pieces: readonly number[],
  ): Promise<void> {
    const file = join(folderOf(job, outputDir), 'telemetry.jsonl');
    const bytes = Buffer.from(lines.join(''));
    for (let at = 0, turn = 0; at < bytes.length; turn++) {
      const size = (pieces[turn % pieces.length] ?? 1) * (bytes.length > 5000 ? 1000 : 1);
      appendFileSync(file, bytes.subarray(at, at + size));
      at += size;
      if (turn % 2 === 0) await new Promise((next) => setTimeout(next, 15));
    }
  }
});

describe('a store that cannot be used', () => {
  const open = async (url: string, endpoint?: string) =>
    openArtifactStore(
      { folder: root, url, ...(endpoint !== undefined && { endpoint }) },
      engine.database,
    ).then(
      () => undefined,
      (error: unknown) => error as Error & { kind?: string; help?: string },
    );

  it.each([
    'runs',
    's3://',
    's3://b',
    's3://UPPER/x',
    's3://bucket/../other',
    's3://bucket/a//b',
    's3://bucket/a\0',
    'https://bucket/x',
    `s3://bucket/${'a'.repeat(300)}`,
  ])('is refused by its URL: %j', async (url) => {
    expect(await open(url)).toMatchObject({ name: 'ArtifactStoreError', kind: 'invalid_url' });
  });

  it('is refused by an endpoint that would tell a secret', async () => {
    for (const endpoint of ['http://me:hidden@127.0.0.1', 'ftp://x', 'x', 'http://x/?key=hidden']) {
      const error = await open('s3://runs/x', endpoint);
      expect(error).toMatchObject({ kind: 'invalid_url' });
      expect(`${error?.message} ${error?.help}`).not.toContain('hidden');
    }
  });

  it('says what is wrong, and no credential', async () => {
    const refused = [
      await open('s3://not-there/x', s3.endpoint),
      await withKey('AKIAWRONG', () => open(s3.url, s3.endpoint)),
    ];
    for (const error of refused) {
      expect(error).toMatchObject({ name: 'ArtifactStoreError', kind: 'refused' });
      expect(error?.message).toContain(s3.endpoint);
      for (const secret of [...Object.values(CREDENTIALS), 'AKIAWRONG'])
        expect(`${error?.stack} ${error?.help}`).not.toContain(secret);
    }
    const unreachable = await open('s3://runs/x', 'http://127.0.0.1:1');
    expect(unreachable).toMatchObject({ kind: 'unreachable' });
    expect(unreachable?.message).toMatch(/127\.0\.0\.1:1 cannot be reached: .*ECONNREFUSED/);
  });

  async function withKey<T>(id: string, act: () => Promise<T>): Promise<T> {
    vi.stubEnv('AWS_ACCESS_KEY_ID', id);
    try {
      return await act();
    } finally {
      vi.stubEnv('AWS_ACCESS_KEY_ID', CREDENTIALS.AWS_ACCESS_KEY_ID);
    }
  }
});
