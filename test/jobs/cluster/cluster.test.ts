import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TelemetryEvent } from '../../../src';
import { problemsIn } from '../../experiment/support';
import { CREDENTIALS } from '../artifacts/s3-server';
import type { Gate } from '../worker/gate';
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
  });
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

  /** Follows a run from both servers, which ends only after both have sent some of its last stage. */
  async function followed(jobId: string, gate: Gate): Promise<void> {
    const [a, b] = cluster.urls;
    const { run_id } = await cluster.until(a, jobId, { state: 'running' });
    const left = new Set(cluster.urls);
    const follow = (url: string) =>
      cluster.follow(url, jobId, (line) => {
        if (!line.includes('"second/step"') || !left.delete(url) || left.size > 0) return;
        gate.open();
      });
    const both = await Promise.all([follow(a), follow(b)]);
    for (const { seqs, lines } of both) {
      expect(seqs).toEqual(upTo(seqs.length));
      expect(lines).toEqual(both[0].lines);
    }
    const events = both[0].lines.map((line) => JSON.parse(line) as TelemetryEvent);
    expect(events.every((event) => event.run_id === run_id)).toBe(true);
    expect(events.at(-1)?.event_name).toBe('run_stop');
    await cluster.until(b, jobId, { state: 'completed', attempt: 1 });
  }

  it('make the tables once, and one first token, though all start at the same time', async () => {
    const { rows } = await database.query<{ version: number }>(
      'SELECT version FROM crucible.migration ORDER BY version',
    );
    expect(rows.map(({ version }) => version)).toEqual(rows.map((_, index) => index + 1));
    expect(cluster.tokens).toHaveLength(1);
  });

  it('share the jobs, and each server streams every run while it goes on', async () => {
    const submitted = await Promise.all(
      cluster.urls.map(async (url) => {
        const gate = cluster.newGate();
        return { gate, jobId: await cluster.submit(url, { gate: gate.path, step_ms: 50 }) };
      }),
    );
    const [a] = cluster.urls;
    const holders = [];
    for (const { jobId } of submitted) {
      await cluster.until(a, jobId, { state: 'running' });
      holders.push(cluster.workerOf((await holderOf(jobId)) ?? ''));
    }
    expect(holders.sort()).toEqual(['worker-1', 'worker-2']);
    await Promise.all(submitted.map(({ jobId, gate }) => followed(jobId, gate)));
  });

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
  });

  it('go on with the job of a worker that is killed, from what it had saved', async () => {
    const [a, b] = cluster.urls;
    const gate = cluster.newGate();
    const jobId = await cluster.submit(a, { gate: gate.path, step_ms: 60 });
    await cluster.until(a, jobId, { state: 'running' });
    const killed = { name: '' };
    const kill = async () => {
      const holder = await holderOf(jobId);
      killed.name = cluster.workerOf(holder ?? '');
      await cluster.kill(killed.name);
      gate.open();
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
