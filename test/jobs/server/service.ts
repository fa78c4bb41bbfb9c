import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ExperimentList, Job } from '../../../src';
import { openDatabase } from '../../../src/jobs/database';
import { RateLimit, type Quota } from '../../../src/jobs/server/rate-limit';
import { createServer } from '../../../src/jobs/server/server';
import { STREAM_SETTINGS, Streams, type StreamSettings } from '../../../src/streams';
import type { AnswerPage } from '../../../src/page-files';
import { ApiTokens, mintStreamToken, SCOPES, StreamKeys } from '../../../src/jobs/tokens';
import { paramsSchema } from '../../../src/replay';
import { expectDocumented } from './documented';
import { MemoryJobs } from './memory-jobs';

interface Options {
  readonly quota?: Quota;
  readonly streams?: Partial<StreamSettings>;
  readonly page?: AnswerPage;
}

/** A request; `token` goes into its Authorization. */
type Init = RequestInit & { readonly token?: string };

/** What may be asked for: that of the document's example. */
export const EXPERIMENTS: ExperimentList = {
  schema_version: '1.0.0',
  items: [
    {
      experiment_id: 'scifact_lora',
      params_schema: paramsSchema({ learning_rate: [0.003, 0.01], epochs: [4] }),
    },
  ],
};

/** The server on loopback, with a database and jobs in memory; every answer is held to the document. */
export async function startService({ quota, streams, page }: Options = {}) {
  const root = mkdtempSync(join(tmpdir(), 'crucible-service-'));
  // The user that the database runs as passes through.
  chmodSync(root, 0o711);
  const artifacts = join(root, 'artifacts');
  mkdirSync(artifacts);
  const database = await openDatabase({ folder: join(root, 'data') });
  const tokens = new ApiTokens(database);
  const jobs = new MemoryJobs();
  const told: string[] = [];
  let isStopping = false;
  const service = {
    experiments: EXPERIMENTS,
    jobs,
    tokens,
    keys: new StreamKeys(database),
    streams: new Streams({ ...STREAM_SETTINGS, ...streams }),
    rate: new RateLimit(quota ?? { requests: 1_000_000, windowS: 60 }),
    artifacts,
    page,
    isStopping: () => isStopping,
  };
  const app = createServer(service, (line) => told.push(line));
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const admin = await tokens.mint('admin', SCOPES);

  const runFolder = ({ experiment_id, run_id }: Job) =>
    join(artifacts, experiment_id, run_id ?? '');
  return {
    ...service,
    database,
    told,
    admin,
    origin,
    port,
    artifacts,
    stop: () => (isStopping = true),
    async fetch(path: string, { token = admin, ...init }: Init = {}): Promise<Response> {
      const headers = new Headers(init.headers);
      if (token !== '' && !headers.has('Authorization'))
        headers.set('Authorization', `Bearer ${token}`);
      const response = await fetch(`${origin}${path}`, { ...init, headers });
      await expectDocumented(init.method ?? 'GET', response);
      return response;
    },
    /** A job whose run has begun, with files in its folder. */
    addRun(files: Readonly<Record<string, string | Buffer>> = {}, given: Partial<Job> = {}): Job {
      const now = new Date().toISOString();
      const run_id = `run-${jobs.jobs.size}`;
      const job = jobs.add({ state: 'running', attempt: 1, started_at: now, run_id, ...given });
      mkdirSync(runFolder(job), { recursive: true });
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(runFolder(job), path)), { recursive: true });
        writeFileSync(join(runFolder(job), path), content);
      }
      return job;
    },
    runFolder,
    async streamToken({ run_id, experiment_id }: Job): Promise<string> {
      const run = { run_id: run_id ?? '', exp_id: experiment_id };
      return (await mintStreamToken(service.keys, run)).token;
    },
    async close() {
      await app.close();
      await database.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export type TestService = Awaited<ReturnType<typeof startService>>;
