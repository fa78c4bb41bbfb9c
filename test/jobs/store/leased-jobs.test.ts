import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { validateJob, type JobState } from '../../../src';
import type { Database } from '../../../src/jobs/database';
import { JobQueue } from '../../../src/jobs/queue';
import { JobStore, LeasedJobs, MOST_LOSSES, type EndedJob } from '../../../src/jobs/store';
import { ENGINES, openEngine } from '../engines';

describe.each(ENGINES)('on %s', (engine) => {
  let database: Database;
  let close: () => Promise<void>;
  let queue: JobQueue;
  let store: JobStore;
  let jobs: LeasedJobs;

  beforeAll(async () => {
    ({ database, close } = await openEngine(engine));
    queue = await JobQueue.open(database);
    store = new JobStore(database, {
      check: () => [],
      queueLimit: 1000,
      onCreated: (sql, jobId) => queue.add(sql, jobId),
    });
    jobs = new LeasedJobs(database, queue);
  });
  afterAll(async () => {
    await queue.close();
    await close();
  });
  beforeEach(clear);

  /** Leaves no job open: the lease of one that was forgotten would expire in another test. */
  async function clear() {
    await database.query(
      `UPDATE crucible.job SET state = 'canceled', canceled_by = 'clear',
        finished_at = clock_timestamp(), lease_holder = NULL, lease_expires_at = NULL
      WHERE state IN ('queued', 'running')`,
    );
    await database.query('DELETE FROM crucible.canceled_run');
    expect(await jobs.take('clear')).toBeUndefined();
  }

  async function submit(): Promise<string> {
    const request = { schema_version: '1.0.0', experiment_id: 'e', params: {} };
    const submitted = await store.submit(request, undefined);
    if (submitted.outcome !== 'accepted') throw new Error(submitted.outcome);
    return submitted.job.job_id;
  }

  /** As if its worker had been silent for long. */
  const expire = async (jobId: string) => {
    for (const table of ['crucible.job', 'crucible.canceled_run'])
      await database.query(
        `UPDATE ${table} SET lease_expires_at = clock_timestamp() - interval '1 second'
        WHERE job_id = $1 AND lease_holder IS NOT NULL`,
        [jobId],
      );
  };

  const done = { state: 'completed' } as const;
  const FAILED = { state: 'failed', error: { name: 'E', message: 'm' } } as const;

  describe('a lease', () => {
    it('is one worker’s, oldest job first', async () => {
      const ids = [await submit(), await submit(), await submit()];
      const taken = await Promise.all(['a', 'b', 'c', 'd'].map((holder) => jobs.take(holder)));
      const found = taken.map((job) => job?.job_id);
      expect(found.filter(Boolean).sort()).toEqual([...ids].sort());
      const [one, two] = [await submit(), await submit()];
      expect((await jobs.take('a'))?.job_id).toBe(one);
      expect((await jobs.take('a'))?.job_id).toBe(two);
      expect(await jobs.take('a')).toBeUndefined();
    });

    it('is lost by who is silent; what that one says afterwards has no effect', async () => {
      const jobId = await submit();
      const first = await jobs.take('a');
      expect(await jobs.renew(jobId, 'a')).toBe('held');
      await jobs.reclaim();
      expect(await jobs.take('b')).toBeUndefined();
      await expire(jobId);
      await jobs.reclaim();
      const second = await jobs.take('b');
      expect(second).toMatchObject({ job_id: jobId, run_id: first?.run_id, attempt: 2 });
      const before = await store.get(jobId);
      expect(await jobs.renew(jobId, 'a')).toBe('lost');
      await jobs.advance(jobId, 'a', { completed: 9, total: 9 });
      await jobs.end(jobId, 'a', FAILED);
      await jobs.tryAgain(jobId, 'a', 0);
      await jobs.handBack(jobId, 'a');
      expect(await store.get(jobId)).toEqual(before);
      expect(await jobs.take('c')).toBeUndefined();
      await jobs.end(jobId, 'b', done);
      expect(await store.get(jobId)).toMatchObject({ state: 'completed' });
    });

    it('ends with the job that is canceled, and says so', async () => {
      const jobId = await submit();
      await jobs.take('a');
      const canceled = await store.cancel(jobId, 'ci');
      expect(await jobs.renew(jobId, 'a')).toBe('canceled');
      await jobs.end(jobId, 'a', done);
      await jobs.handBack(jobId, 'a');
      expect(await store.get(jobId)).toEqual(canceled);
      expect(await jobs.take('b')).toBeUndefined();
    });

    it('is kept for the run of a job that is canceled, until that is said to have ended', async () => {
      const jobId = await submit();
      await jobs.take('a');
      await store.cancel(jobId, 'ci');
      await jobs.releaseRun(jobId, 'b');
      expect(await jobs.renew(jobId, 'b')).toBe('lost');
      expect(await jobs.renew(jobId, 'a')).toBe('canceled');
      await jobs.releaseRun(jobId, 'a');
      expect(await jobs.renew(jobId, 'a')).toBe('lost');
    });

    it('is no change of the job when it is renewed', async () => {
      const jobId = await submit();
      await jobs.take('a');
      const before = await store.get(jobId);
      await jobs.renew(jobId, 'a');
      expect(await store.get(jobId)).toEqual(before);
      await jobs.advance(jobId, 'a', { completed: 1, total: 2 });
      const updated = (await store.get(jobId))?.updated_at ?? '';
      expect(updated >= (before?.updated_at ?? '')).toBe(true);
    });
  });

  it('a job that waits twice is taken once', async () => {
    const jobId = await submit();
    await queue.add(database, jobId);
    expect((await jobs.take('a'))?.job_id).toBe(jobId);
    expect(await jobs.take('b')).toBeUndefined();
  });

  it('a job that goes on comes before those that have not begun, and one that failed waits', async () => {
    const [first, second] = [await submit(), await submit()];
    await jobs.take('a');
    await jobs.handBack(first, 'a');
    expect((await jobs.take('a'))?.job_id).toBe(first);
    await jobs.tryAgain(first, 'a', 3_600_000);
    expect((await jobs.take('a'))?.job_id).toBe(second);
    const passes = (minutes: number) =>
      database.query(
        `UPDATE crucible_queue.job SET start_after = start_after - ${minutes} * interval '1 minute'`,
      );
    await passes(50);
    expect(await jobs.take('a')).toBeUndefined();
    await passes(10);
    expect(await jobs.take('a')).toMatchObject({ job_id: first, failures: 1, attempt: 3 });
  });

  it('a job that loses its worker again and again is given up, unless it gets further in between', async () => {
    const jobId = await submit();
    const lose = async () => {
      expect((await jobs.take('a'))?.job_id).toBe(jobId);
      await expire(jobId);
      await jobs.reclaim();
    };
    for (let loss = 1; loss < MOST_LOSSES; loss++) await lose();
    expect((await jobs.take('a'))?.job_id).toBe(jobId);
    await jobs.advance(jobId, 'a', { completed: 1, total: 3 });
    await jobs.handBack(jobId, 'a');
    for (let loss = 1; loss < MOST_LOSSES; loss++) await lose();
    expect((await store.get(jobId))?.state).toBe('running');
    await lose();
    const job = await store.get(jobId);
    expect(validateJob(job)).toMatchObject({ ok: true });
    expect(job).toMatchObject({ state: 'failed', error: { name: 'WorkerLost' } });
    expect(await jobs.take('a')).toBeUndefined();
  });

  it('whatever workers, users and silence do, states go forward and no job is forgotten or held twice', async () => {
    const holder = fc.constantFrom('a', 'b');
    const step = fc.oneof(
      fc.record({ act: fc.constantFrom('take', 'end', 'fail', 'back', 'again'), holder }),
      fc.record({ act: fc.constantFrom('cancel', 'expire', 'submit') }),
    );
    const RANK: Record<JobState, number> = {
      queued: 0,
      running: 1,
      completed: 2,
      failed: 2,
      canceled: 2,
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        await clear();
        const ids = [await submit()];
        const seen = new Map<string, JobState>();
        for (const one of steps) {
          const jobId = ids.at(-1) ?? '';
          const who = 'holder' in one ? one.holder : '';
          if (one.act === 'submit') ids.push(await submit());
          if (one.act === 'take') await jobs.take(who);
          if (one.act === 'end') await jobs.end(jobId, who, done);
          if (one.act === 'fail') await jobs.end(jobId, who, FAILED);
          if (one.act === 'back') await jobs.handBack(jobId, who);
          if (one.act === 'again') await jobs.tryAgain(jobId, who, 0);
          if (one.act === 'cancel') await store.cancel(jobId, 'ci');
          if (one.act === 'expire') await expire(jobId).then(() => jobs.reclaim());
          for (const id of ids) {
            const job = await store.get(id);
            const state = job?.state ?? 'queued';
            const last = seen.get(id) ?? 'queued';
            expect(RANK[state]).toBeGreaterThanOrEqual(RANK[last]);
            if (RANK[last] === 2) expect(state).toBe(last);
            seen.set(id, state);
          }
        }
        // Every job has ended, or a worker has it, or it waits, once.
        const open = ids.filter((id) => RANK[seen.get(id) ?? 'queued'] < 2);
        const leased = await database.query<{ job_id: string }>(
          'SELECT job_id FROM crucible.job WHERE lease_holder IS NOT NULL AND job_id = ANY ($1)',
          [ids],
        );
        const queued = await database.query<{ id: string }>(
          "SELECT data->>'job_id' AS id FROM crucible_queue.job",
        );
        const places = [...queued.map(({ id }) => id), ...leased.map(({ job_id }) => job_id)];
        expect(new Set(places).size).toBe(places.length);
        const waiting: string[] = [];
        for (let job = await jobs.take('z'); job; job = await jobs.take('z'))
          waiting.push(job.job_id);
        expect([...leased.map(({ job_id }) => job_id), ...waiting].sort()).toEqual(
          [...open].sort(),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('has the run of a job ended, once, whose worker was lost after it was canceled', async () => {
    const asked: string[] = [];
    const ending = new LeasedJobs(database, queue, async ({ job_id }) => {
      asked.push(job_id);
    });
    const [lost, ended, held] = [await submit(), await submit(), await submit()];
    for (const jobId of [lost, ended, held]) {
      expect((await jobs.take('a'))?.job_id).toBe(jobId);
      await store.cancel(jobId, 'ci');
    }
    await jobs.end(ended, 'a', done);
    for (const jobId of [lost, ended]) await expire(jobId);
    for (let time = 0; time < 2; time++) {
      await ending.reclaim();
      expect(await ending.take('b')).toBeUndefined();
    }
    expect(asked).toEqual([lost]);
    expect(await jobs.renew(lost, 'a')).toBe('lost');
    expect(await jobs.renew(held, 'a')).toBe('canceled');
    await jobs.releaseRun(held, 'a');
  });

  it('has the run of a job ended that ended while it waited, again when the process died in it', async () => {
    const asked: EndedJob[] = [];
    let dies = true;
    const ending = new LeasedJobs(database, queue, async (job) => {
      if (dies) throw new Error('killed');
      asked.push(job);
    });
    const [canceled, lost, queued] = [await submit(), await submit(), await submit()];
    for (const jobId of [canceled, lost]) expect((await jobs.take('a'))?.job_id).toBe(jobId);
    await jobs.handBack(canceled, 'a');
    await database.query('UPDATE crucible.job SET losses = $2 WHERE job_id = $1', [
      lost,
      MOST_LOSSES - 1,
    ]);
    await expire(lost);
    await jobs.reclaim();
    for (const jobId of [canceled, queued]) await store.cancel(jobId, 'ci');
    await expect(ending.take('b')).rejects.toThrow('killed');
    dies = false;
    expect(await ending.take('b')).toBeUndefined();
    expect(asked.map(({ job_id, state }) => [job_id, state]).sort()).toEqual(
      [
        [canceled, 'canceled'],
        [lost, 'failed'],
      ].sort(),
    );
    expect(asked.find(({ job_id }) => job_id === lost)?.error?.name).toBe('WorkerLost');
  });
});
