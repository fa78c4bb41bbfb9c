import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createParser } from 'eventsource-parser';
import { expect, vi } from 'vitest';
import { validateJob, type Artifact, type Job } from '../../../src';
import { COMMAND } from '../../cli/command';
import { CREDENTIALS, startS3Server } from '../artifacts/s3-server';
import { startPostgres } from '../engines';
import { newGate } from '../worker/gate';
import { EXPERIMENT } from '../worker/workshop';

export const STORES = ['a shared folder', 'S3'] as const;

/** What the server-sent events of a run were. */
export interface Followed {
  readonly seqs: number[];
  readonly lines: string[];
}

interface Started {
  readonly child: ChildProcess;
  readonly printed: string[];
}

/**
 * Two servers and two workers, each a process of its own, on a PostgreSQL server that they reach by
 * its URL. With S3 each has its own folder, and none sees another's.
 */
export async function startCluster(store: (typeof STORES)[number]) {
  const root = mkdtempSync(join(tmpdir(), 'crucible-cluster-'));
  const postgres = await startPostgres();
  const s3 = store === 'S3' ? await startS3Server() : undefined;
  const told: string[] = [];
  const children = new Set<ChildProcess>();
  const { DATABASE_URL: _, ...environment } = process.env;
  const env = { ...environment, ...CREDENTIALS, DATABASE_URL: postgres.url };

  async function start(name: string, args: readonly string[], ready: string): Promise<Started> {
    const place = s3
      ? ['--artifact-store', s3.url, '--s3-endpoint', s3.endpoint, '--data-dir', join(root, name)]
      : ['--artifacts', join(root, 'runs'), '--data-dir', join(root, name)];
    const command = [COMMAND, ...args, '--experiment', EXPERIMENT];
    const child = spawn(process.execPath, [...command, ...place], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.add(child);
    let [printed, own] = ['', ''];
    child.stdout.on('data', (text: Buffer) => (printed += text.toString()));
    child.stderr.on('data', (text: Buffer) => {
      own += text.toString();
      told.push(`${name}: ${text.toString()}`);
    });
    const isReady = () => {
      if (child.exitCode !== null) return true;
      expect(own).toContain(ready);
      return true;
    };
    await vi.waitFor(isReady, { timeout: 120_000, interval: 100 });
    if (child.exitCode !== null) throw new Error(`${name} has ended: ${own}`);
    return { child, printed: printed.split('\n') };
  }

  const startServer = (name: string) =>
    start(name, ['serve', '--port', '0', '--concurrency', '0'], 'Ctrl-C ends.');
  const startWorker = (name: string) => start(name, ['worker', '--grace', '1'], 'Taking jobs');

  // All at once, on a database that is empty: one of them makes the tables.
  const [a, b, first, second] = await Promise.all([
    startServer('server-a'),
    startServer('server-b'),
    startWorker('worker-1'),
    startWorker('worker-2'),
  ]).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const urls = [a.printed[0] ?? '', b.printed[0] ?? ''] as const;
  const tokens = [a, b].flatMap(({ printed }) => printed.slice(1).filter(Boolean));
  const workers = new Map([
    ['worker-1', first.child],
    ['worker-2', second.child],
  ]);
  const authorized = (headers: Readonly<Record<string, string>> = {}) => ({
    headers: { Authorization: `Bearer ${tokens[0]}`, ...headers },
  });
  const get = (url: string, path: string, headers?: Record<string, string>) =>
    fetch(`${url}${path}`, authorized(headers));

  async function jobAt(url: string, jobId: string): Promise<Job> {
    const job: unknown = await (await get(url, `/v1/jobs/${jobId}`)).json();
    expect(validateJob(job)).toMatchObject({ ok: true });
    return job as Job;
  }

  return {
    urls,
    /** Those that were minted on the empty database. */
    tokens,
    told,
    s3,
    postgres,
    newGate: () => newGate(root),
    get,
    async submit(url: string, params: Job['params']): Promise<string> {
      const body = JSON.stringify({ schema_version: '1.0.0', experiment_id: 'steps', params });
      const response = await fetch(`${url}/v1/jobs`, {
        method: 'POST',
        ...authorized({ 'Content-Type': 'application/json' }),
        body,
      });
      expect(response.status).toBe(202);
      return ((await response.json()) as Job).job_id;
    },
    async until(url: string, jobId: string, wanted: Partial<Job>): Promise<Job> {
      return await vi.waitFor(
        async () => {
          const job = await jobAt(url, jobId);
          expect(job).toMatchObject(wanted);
          return job;
        },
        { timeout: 120_000, interval: 100 },
      );
    },
    /** Reads the events of a run to their end. */
    async follow(url: string, jobId: string, onLine = (_line: string) => {}): Promise<Followed> {
      const minted = await fetch(`${url}/v1/jobs/${jobId}/stream-token`, {
        method: 'POST',
        ...authorized(),
      });
      const { token } = (await minted.json()) as { token: string };
      const followed: Followed = { seqs: [], lines: [] };
      const headers = { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' };
      const response = await fetch(`${url}/v1/jobs/${jobId}/stream`, { headers });
      expect(response.status).toBe(200);
      const parser = createParser({
        onEvent({ id, data }) {
          followed.seqs.push(Number(id));
          followed.lines.push(data);
          onLine(data);
        },
      });
      const decoder = new TextDecoder();
      const reader = response.body?.getReader();
      for (let read = await reader?.read(); read && !read.done; read = await reader?.read())
        parser.feed(decoder.decode(read.value, { stream: true }));
      return followed;
    },
    async list(url: string, jobId: string): Promise<readonly Artifact[]> {
      const response = await get(url, `/v1/jobs/${jobId}/artifacts`);
      expect(response.status).toBe(200);
      return ((await response.json()) as { items: readonly Artifact[] }).items;
    },
    /** Every file of a run as a server gives them, in a folder. */
    async download(url: string, jobId: string): Promise<string> {
      const { experiment_id, run_id } = await jobAt(url, jobId);
      const folder = join(mkdtempSync(join(root, 'download-')), experiment_id, run_id ?? '');
      for (const { path } of await this.list(url, jobId)) {
        const response = await get(url, artifactPath(jobId, path));
        expect([path, response.status]).toEqual([path, 200]);
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), Buffer.from(await response.arrayBuffer()));
      }
      return folder;
    },
    /** The worker that has a job, as its lease says. */
    workerOf(holder: string): string {
      for (const [name, { pid }] of workers) if (holder.includes(`-${pid}-`)) return name;
      throw new Error(`no worker is ${holder}`);
    },
    async kill(name: string): Promise<void> {
      const child = workers.get(name);
      if (!child) throw new Error(`no worker ${name}`);
      workers.delete(name);
      await end(child, 'SIGKILL');
    },
    async restart(name: string): Promise<void> {
      workers.set(name, (await startWorker(name)).child);
    },
    close,
  };

  async function close(): Promise<void> {
    await Promise.all([...children].map((child) => end(child, 'SIGKILL')));
    await s3?.close();
    await postgres.close();
    rmSync(root, { recursive: true, force: true });
  }

  async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    children.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

export function artifactPath(jobId: string, path: string): string {
  return `/v1/jobs/${jobId}/artifacts/${encodeURIComponent(path)}`;
}

export type Cluster = Awaited<ReturnType<typeof startCluster>>;
