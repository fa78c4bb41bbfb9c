import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TelemetryEvent } from '../../../src';
import { problemsIn } from '../../experiment/support';
import { CREDENTIALS } from '../artifacts/s3-server';
import { artifactPath, startCluster, STORES, type Cluster } from './cluster';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const upTo = (count: number) => Array.from({ length: count }, (_, seq) => seq);

describe.each(STORES)('two servers and two workers with %s', (store) => {
  let cluster: Cluster;
  let database: pg.Client;

  beforeAll(async () => {
    cluster = await startCluster(store);
    database = new pg.Client({ connectionString: cluster.postgres.url });
    await database.connect();
  }, 180_000);
  afterAll(async () => {
    await database.end();
    await cluster.close();
  });

  const holderOf = async (jobId: string) => {
    const { rows } = await database.query<{ lease_holder: string | null }>(
      'SELECT lease_holder FROM crucible.job WHERE job_id = $1',
      [jobId],
    );
    return rows[0]?.lease_holder ?? undefined;
  };

  /** Follows a run that goes on from both servers, and gives the worker that has it. */
  async function followed(jobId: string): Promise<string> {
    const [a, b] = cluster.urls;
    const { run_id } = await cluster.until(a, jobId, { state: 'running' });
    const worker = cluster.workerOf((await holderOf(jobId)) ?? '');
    const arrived: number[] = [];
    const both = await Promise.all([
      cluster.follow(a, jobId, () => arrived.push(Date.now())),
      cluster.follow(b, jobId),
    ]);
    for (const { seqs, lines } of both) {
      expect(seqs).toEqual(upTo(seqs.length));
      expect(lines).toEqual(both[0].lines);
    }
    const events = both[0].lines.map((line) => JSON.parse(line) as TelemetryEvent);
    expect(events.every((event) => event.run_id === run_id)).toBe(true);
    const stopped = events.at(-1);
    expect(stopped?.event_name).toBe('run_stop');
    const whileItWentOn = arrived.filter((at) => at < Date.parse(stopped?.timestamp ?? ''));
    expect(whileItWentOn.length).toBeGreaterThan(events.length / 2);
    await cluster.until(b, jobId, { state: 'completed', attempt: 1 });
    return worker;
  }

  it('make the tables once, and one first token, though all start at the same time', async () => {
    const { rows } = await database.query<{ version: number }>(
      'SELECT version FROM crucible.migration ORDER BY version',
    );
    expect(rows.map(({ version }) => version)).toEqual(rows.map((_, index) => index + 1));
    expect(cluster.tokens).toHaveLength(1);
  });

  it('share the jobs, and each server streams every run while it goes on', async () => {
    const [a, b] = cluster.urls;
    const jobs = [
      await cluster.submit(a, { steps: 12, step_ms: 150 }),
      await cluster.submit(b, { steps: 12, step_ms: 150 }),
    ];
    const holders = await Promise.all(jobs.map(followed));
    expect(holders.sort()).toEqual(['worker-1', 'worker-2']);
  }, 180_000);

  it('give the files of a run from each server, whole or in part, by their hashes', async () => {
    const [a, b] = cluster.urls;
    const jobId = await cluster.submit(a, { steps: 3, step_ms: 5 });
    await cluster.until(b, jobId, { state: 'completed' });
    expect(await cluster.list(a, jobId)).toEqual(await cluster.list(b, jobId));
    for (const url of cluster.urls) {
      const folder = await cluster.download(url, jobId);
      expect(await problemsIn(folder)).toEqual([]);
      for (const { path, bytes, sha256: hash } of await cluster.list(url, jobId)) {
        const content = readFileSync(join(folder, path));
        expect([path, content.length, sha256(content)]).toEqual([path, bytes, hash]);
        const part = await cluster.get(url, artifactPath(jobId, path), { Range: 'bytes=3-9' });
        expect([path, part.status]).toEqual([path, 206]);
        expect(part.headers.get('ETag')).toBe(`"${hash}"`);
        expect(Buffer.from(await part.arrayBuffer())).toEqual(content.subarray(3, 10));
        const known = { 'If-None-Match': `"${hash}"` };
        expect((await cluster.get(url, artifactPath(jobId, path), known)).status).toBe(304);
      }
      expect((await cluster.follow(url, jobId)).lines.join('\n')).toBe(
        readFileSync(join(folder, 'telemetry.jsonl'), 'utf8').trimEnd(),
      );
    }
  }, 180_000);

  it('go on with the job of a worker that is killed, from what it had saved', async () => {
    const [a, b] = cluster.urls;
    const jobId = await cluster.submit(a, { steps: 25, step_ms: 60 });
    await cluster.until(a, jobId, { state: 'running' });
    const killed = { name: '' };
    const kill = async () => {
      const holder = await holderOf(jobId);
      killed.name = cluster.workerOf(holder ?? '');
      await cluster.kill(killed.name);
    };
    let killing: Promise<void> | undefined;
    const onLine = (line: string) => {
      if (line.includes('"second/step"')) killing ??= kill();
    };
    const both = await Promise.all([cluster.follow(a, jobId, onLine), cluster.follow(b, jobId)]);
    await killing;
    for (const { seqs, lines } of both) {
      expect(seqs).toEqual(upTo(seqs.length));
      expect(lines).toEqual(both[0].lines);
    }
    const begun = both[0].lines.filter((line) => line.includes('"stage_start"'));
    expect(begun.map((line) => (JSON.parse(line) as { stage: string }).stage)).toEqual([
      'first',
      'second',
      'second',
    ]);
    await cluster.until(b, jobId, { state: 'completed', attempt: 2 });
    for (const url of cluster.urls)
      expect(await problemsIn(await cluster.download(url, jobId))).toEqual([]);
    await cluster.restart(killed.name);
  }, 240_000);

  it('tell no credential', () => {
    const text = cluster.told.join('\n');
    expect(text).toContain('Taking jobs');
    for (const secret of [...Object.values(CREDENTIALS), new URL(cluster.postgres.url).password])
      expect(text).not.toContain(secret);
  });
});
