import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { validateJob, type Job, type JobState, type RunManifest } from '../../../src';
import { folderStore, type ArtifactStore } from '../../../src/jobs/artifacts';
import { JobQueue } from '../../../src/jobs/queue';
import { Registry } from '../../../src/jobs/registry';
import { JobStore } from '../../../src/jobs/store';
import { Worker } from '../../../src/jobs/worker';
import { loadExperiment } from '../../../src/cli/load-experiment';
import { NO_BACKEND } from '../../experiment/support';
import { openEngine, type Engine } from '../engines';
import { newGate } from './gate';

export const EXPERIMENT = join(import.meta.dirname, 'steps-experiment.mjs');

/** A database, its jobs, and workers in this process that run the experiment of steps. */
export async function openWorkshop(engine: Engine = 'embedded') {
  const root = mkdtempSync(join(tmpdir(), 'crucible-worker-'));
  const { database, close } = await openEngine(engine);
  const queue = await JobQueue.open(database);
  const registry = new Registry([await loadExperiment(EXPERIMENT)]);
  const artifacts = join(root, 'runs');
  const jobs = new JobStore(database, {
    check: (request) => registry.check(request),
    queueLimit: 1000,
    onCreated: (sql, jobId) => queue.add(sql, jobId),
  });
  const told: string[] = [];
  const workers: Worker[] = [];

  const get = async (jobId: string): Promise<Job> => {
    const job = await jobs.get(jobId);
    expect(validateJob(job)).toMatchObject({ ok: true });
    return job as Job;
  };
  return {
    database,
    queue,
    jobs,
    artifacts,
    told,
    get,
    async work(
      concurrency = 1,
      store: ArtifactStore = folderStore(artifacts),
      known = registry,
    ): Promise<Worker> {
      const tell = (line: string) => told.push(line);
      const place = { database, queue, artifacts: store };
      const parts = { ...place, registry: known, backend: NO_BACKEND, tell };
      const worker = await Worker.start({ ...parts, concurrency });
      workers.push(worker);
      return worker;
    },
    async submit(params: Job['params'] = {}, experiment_id = 'steps'): Promise<string> {
      const request = { schema_version: '1.0.0', experiment_id, params };
      const submitted = await jobs.submit(request, undefined);
      if (submitted.outcome !== 'accepted') throw new Error(submitted.outcome);
      return submitted.job.job_id;
    },
    /** The job, once it is in this state. */
    async until(jobId: string, state: JobState, timeout = 40_000): Promise<Job> {
      return await vi.waitFor(
        async () => {
          const job = await get(jobId);
          expect(job.state).toBe(state);
          return job;
        },
        { timeout, interval: 20 },
      );
    },
    /** The job, once its run has left this in its events. */
    async untilEvent(jobId: string, text: string): Promise<Job> {
      return await vi.waitFor(
        async () => {
          const job = await get(jobId);
          expect(readFileSync(join(folderOf(job), 'telemetry.jsonl'), 'utf8')).toContain(text);
          return job;
        },
        { timeout: 40_000, interval: 10 },
      );
    },
    /** The job, once a stage of its run does not listen. */
    async untilDeaf(jobId: string): Promise<Job> {
      const job = await this.untilEvent(jobId, 'stage_start');
      await vi.waitFor(() => expect(existsSync(`${folderOf(job)}.deaf`)).toBe(true), 10_000);
      return job;
    },
    newGate: () => newGate(root),
    folderOf,
    /** What the manifest of its run says of it. */
    statusOf(job: Job): string {
      const text = readFileSync(join(folderOf(job), 'run_manifest.json'), 'utf8');
      return (JSON.parse(text) as RunManifest).status;
    },
    /** The stages that were begun, each time. */
    ran: (job: Job) =>
      readFileSync(`${folderOf(job)}.ran`, 'utf8')
        .trimEnd()
        .split('\n'),
    /** Stops the workers, and leaves no job for others. */
    async clear() {
      await Promise.all(workers.splice(0).map((worker) => worker.stop(0)));
      for (const state of ['queued', 'running'] as const) {
        const filter = {
          cursor: undefined,
          limit: 200,
          states: [state],
          experimentId: undefined,
          runId: undefined,
        };
        for (const { job_id } of (await jobs.list(filter))?.items ?? [])
          await jobs.cancel(job_id, 'clear');
      }
    },
    async close() {
      await queue.close();
      await close();
      rmSync(root, { recursive: true, force: true });
    },
  };

  function folderOf({ experiment_id, run_id }: Job): string {
    return join(artifacts, experiment_id, run_id ?? '');
  }
}

export type Workshop = Awaited<ReturnType<typeof openWorkshop>>;
