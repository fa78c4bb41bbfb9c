import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Job, TelemetryEvent } from '../../../src';
import { problemsIn } from '../../experiment/support';
import { folderStore, type ArtifactStore } from '../../../src/jobs/artifacts';
import { ENGINES } from '../engines';
import { Registry } from '../../../src/jobs/registry';
import { openWorkshop, type Workshop } from './workshop';

/** Resolves once no worker has the job. */
async function waits({ database }: Workshop, jobId: string): Promise<void> {
  const text = 'SELECT FROM crucible.job WHERE job_id = $1 AND lease_holder IS NULL';
  await vi.waitFor(async () => expect(await database.query(text, [jobId])).toHaveLength(1), {
    timeout: 20_000,
    interval: 5,
  });
}

/** The shortest of a few durations, in milliseconds: how fast it is when nothing else is slow. */
async function shortest(times: number, act: () => Promise<number>): Promise<number> {
  let found = Infinity;
  for (let time = 0; time < times; time++) found = Math.min(found, await act());
  return found;
}

describe.each(ENGINES)('a worker on %s', (engine) => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop(engine);
  });
  afterEach(() => shop.clear());
  afterAll(() => shop.close());

  it('runs a job to its end, and says how far it is', async () => {
    const jobId = await shop.submit({ steps: 2 });
    await shop.work();
    const job = await shop.until(jobId, 'completed');
    expect(job).toMatchObject({ attempt: 1, progress: { completed: 2, total: 2 } });
    expect(await problemsIn(shop.folderOf(job))).toEqual([]);
    const manifest: unknown = JSON.parse(
      readFileSync(join(shop.folderOf(job), 'run_manifest.json'), 'utf8'),
    );
    // What was not named is the experiment's own.
    expect(manifest).toMatchObject({ params: { steps: 2, step_ms: 10, fails: 0, deaf_ms: 0 } });
    expect(shop.told).toEqual([]);
  });

  it('is woken by a job, and needs no second to take it', async () => {
    await shop.work();
    // Without a notice each of them would wait for the worker to look by itself.
    const waited = await shortest(5, async () => {
      const job = await shop.until(await shop.submit({ steps: 0 }), 'completed');
      return Date.parse(job.started_at ?? '') - Date.parse(job.created_at);
    });
    expect(waited).toBeLessThan(900);
  });

  it('stops the stage of a job that is canceled within a second, for good', async () => {
    await shop.work();
    const took = await shortest(3, async () => {
      const jobId = await shop.submit({ steps: 10_000 });
      const running = await shop.untilEvent(jobId, 'first/step');
      const canceled = await shop.jobs.cancel(jobId, 'ci');
      await shop.untilEvent(jobId, 'run_stop');
      expect(await shop.get(jobId)).toEqual(canceled);
      expect(canceled).toMatchObject({ state: 'canceled', canceled_by: 'ci' });
      // The next one is run: the worker is free again.
      await shop.until(await shop.submit(), 'completed');
      expect(await problemsIn(shop.folderOf(running))).toEqual([]);
      expect(await shop.get(jobId)).toEqual(canceled);
      const lines = readFileSync(join(shop.folderOf(running), 'telemetry.jsonl'), 'utf8');
      const stop = JSON.parse(lines.trimEnd().split('\n').at(-1) ?? '') as TelemetryEvent;
      expect(stop.event_name).toBe('run_stop');
      return Date.parse(stop.timestamp) - Date.parse(canceled?.finished_at ?? '');
    });
    expect(took).toBeLessThan(1000);
  });

  it('keeps the run of a job that is canceled until its stage has stopped, however long that takes', async () => {
    await shop.work();
    await shop.work();
    // Longer than a lease lasts.
    const jobId = await shop.submit({ deaf_ms: 9000 });
    await shop.untilDeaf(jobId);
    await shop.jobs.cancel(jobId, 'ci');
    const job = await shop.untilEvent(jobId, 'run_stop');
    const folder = shop.folderOf(job);
    await expect.poll(() => shop.statusOf(job)).toBe('canceled');
    expect(readFileSync(join(folder, 'telemetry.jsonl'), 'utf8')).toContain(
      'the run was canceled before it was done',
    );
    expect(await problemsIn(folder)).toEqual([]);
    const kept = 'SELECT FROM crucible.canceled_run WHERE job_id = $1';
    await expect.poll(() => shop.database.query(kept, [jobId])).toEqual([]);
  });

  it('tries a job again that fails, later, and goes on with the run', async () => {
    await shop.work();
    const jobId = await shop.submit({ fails: 2, steps: 1 });
    const job = await shop.until(jobId, 'completed');
    expect(job).toMatchObject({ attempt: 3 });
    expect(shop.ran(job)).toEqual(['first', 'first', 'first', 'second']);
    expect(await problemsIn(shop.folderOf(job))).toEqual([]);
    // 1 s and 2 s, each up to a quarter less.
    const taken = Date.parse(job.finished_at ?? '') - Date.parse(job.started_at ?? '');
    expect(taken).toBeGreaterThan(2250);
  });

  /** A job whose first attempt failed, and which was canceled at this moment after that. */
  async function canceledAt(moment: (jobId: string) => Promise<void>): Promise<Job> {
    for (;;) {
      const jobId = await shop.submit({ fails: 99 });
      await shop.untilEvent(jobId, 'stage_error');
      await moment(jobId);
      const job = await shop.jobs.cancel(jobId, 'ci');
      // Another one, should the machine have stood still until this one was tried again.
      if (job?.attempt === 1) return job;
    }
  }

  it.each([
    ['waits for its next attempt', (jobId: string) => waits(shop, jobId)],
    ['has just failed', () => Promise.resolve()],
  ])('ends the run of a job that is canceled as it %s, with what it wrote', async (_, moment) => {
    await shop.work();
    const job = await canceledAt(moment);
    await shop.untilEvent(job.job_id, 'run_stop');
    const folder = shop.folderOf(job);
    await expect.poll(() => shop.statusOf(job)).toBe('canceled');
    expect(await problemsIn(folder)).toEqual([]);
    expect(shop.ran(job)).toEqual(['first']);
    expect(await shop.get(job.job_id)).toEqual(job);
    expect(shop.told).toEqual([]);
  });

  it('gives up a job that has failed three times', async () => {
    await shop.work();
    const jobId = await shop.submit({ fails: 99 });
    const job = await shop.until(jobId, 'failed');
    expect(job).toMatchObject({ attempt: 3, error: { name: 'RangeError', message: 'it fails' } });
    expect(await problemsIn(shop.folderOf(job))).toEqual([]);
  });

  it('tries a job again whose files could not be saved, and repeats no stage that is done', async () => {
    const faults = [undefined, new Error('no store'), undefined, new Error('no store')];
    await shop.work(
      1,
      failing(shop.artifacts, () => faults.shift()),
    );
    const job = await shop.until(await shop.submit({ steps: 1 }), 'completed');
    expect(job).toMatchObject({ attempt: 3 });
    expect(shop.ran(job)).toEqual(['first', 'second']);
    expect(await problemsIn(shop.folderOf(job))).toEqual([]);
  });

  it('gives up a job whose files can never be saved, and says why', async () => {
    await shop.work(
      1,
      failing(shop.artifacts, () => new Error('no store')),
    );
    const job = await shop.until(await shop.submit(), 'failed');
    expect(job).toMatchObject({ attempt: 3, error: { name: 'Error', message: 'no store' } });
  });

  it('hands back what is not done when it stops, and another goes on with it', async () => {
    const worker = await shop.work();
    const gate = shop.newGate();
    const jobId = await shop.submit({ gate: gate.path });
    await shop.untilEvent(jobId, 'second/step');
    await worker.stop(0);
    const handedBack = await shop.get(jobId);
    expect(handedBack).toMatchObject({ state: 'running', attempt: 1 });
    gate.open();
    await shop.work();
    const job = await shop.until(jobId, 'completed');
    expect(job).toMatchObject({ attempt: 2, run_id: handedBack.run_id });
    expect(shop.ran(job)).toEqual(['first', 'second', 'second']);
    expect(await problemsIn(shop.folderOf(job))).toEqual([]);
  });

  it('finishes what it can when it stops, and takes nothing more', async () => {
    const worker = await shop.work();
    const gate = shop.newGate();
    const jobId = await shop.submit({ gate: gate.path });
    await shop.untilEvent(jobId, 'first/step');
    const waiting = await shop.submit();
    const stopped = worker.stop(30_000);
    gate.open();
    await stopped;
    expect(await shop.get(jobId)).toMatchObject({ state: 'completed', attempt: 1 });
    expect(await shop.get(waiting)).toMatchObject({ state: 'queued', attempt: 0 });
  });

  it('passes over a job that was canceled while it waited', async () => {
    const canceled = await shop.submit();
    const next = await shop.submit();
    await shop.jobs.cancel(canceled, 'ci');
    await shop.work();
    await shop.until(next, 'completed');
    expect(await shop.get(canceled)).toMatchObject({ state: 'canceled', attempt: 0, run_id: null });
  });
});

describe.each(ENGINES)('several workers on %s', (engine) => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop(engine);
  });
  afterEach(() => shop.clear());
  afterAll(() => shop.close());

  it('run every job once', async () => {
    const ids = [];
    for (let count = 0; count < 20; count++) ids.push(await shop.submit({ steps: 1, step_ms: 1 }));
    await Promise.all([shop.work(2), shop.work(2), shop.work()]);
    const done = [];
    for (const jobId of ids) done.push(await shop.until(jobId, 'completed'));
    for (const job of done) {
      expect(job.attempt).toBe(1);
      expect(shop.ran(job)).toEqual(['first', 'second']);
    }
  });

  it('learn of a cancellation though no notice comes', async () => {
    await shop.database.query('ALTER TABLE crucible.job DISABLE TRIGGER tell_of_job_state');
    onTestFinished(async () => {
      await shop.database.query('ALTER TABLE crucible.job ENABLE TRIGGER tell_of_job_state');
    });
    await shop.work();
    const jobId = await shop.submit({ steps: 10_000 });
    await shop.untilEvent(jobId, 'first/step');
    await shop.jobs.cancel(jobId, 'ci');
    await shop.untilEvent(jobId, 'run_stop');
  });

  it('fail a job whose experiment they do not know, and end what others did of its run', async () => {
    const worker = await shop.work();
    const jobId = await shop.submit({ steps: 1000 });
    await shop.untilEvent(jobId, 'first/step');
    await worker.stop(0);
    await shop.work(1, folderStore(shop.artifacts), new Registry([]));
    const job = await shop.until(jobId, 'failed');
    expect(job).toMatchObject({
      error: { name: 'UnknownExperiment', message: expect.stringContaining('steps') as string },
    });
    expect(shop.statusOf(job)).toBe('failed');
    expect(await problemsIn(shop.folderOf(job))).toEqual([]);
  });
});

/** A folder that may say each time that it cannot be published. */
function failing(folder: string, fault: () => Error | undefined): ArtifactStore {
  const store = folderStore(folder);
  return {
    ...store,
    async checkOut(...args) {
      const workspace = await store.checkOut(...args);
      const publish = async () => {
        const error = fault();
        if (error) throw error;
      };
      return { ...workspace, publish };
    },
  };
}
