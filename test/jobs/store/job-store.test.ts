import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validateJob, validateJobList, type JobRequest } from '../../../src';
import type { Database } from '../../../src/jobs/database';
import { JobStore } from '../../../src/jobs/store';
import { ENGINES, openEngine } from '../engines';

describe.each(ENGINES)('on %s', (engine) => {
  let database: Database;
  let close: () => Promise<void>;
  let store: JobStore;

  beforeAll(async () => {
    ({ database, close } = await openEngine(engine));
    store = new JobStore(database, { check: () => [], queueLimit: 1_000_000 });
  });
  afterAll(() => close());

  const REQUEST: JobRequest = {
    schema_version: '1.0.0',
    experiment_id: 'scifact_lora',
    params: {},
  };

  const keyOf = (key: string, body = 'body', tokenId = 'token') => ({
    tokenId,
    key,
    bodySha256: createHash('sha256').update(body).digest(),
  });

  async function submit(request: Partial<JobRequest> = {}) {
    const submitted = await store.submit({ ...REQUEST, ...request }, undefined);
    if (submitted.outcome !== 'accepted') throw new Error(submitted.outcome);
    return submitted.job;
  }

  const set = (jobId: string, change: string) =>
    database.query(`UPDATE crucible.job SET ${change} WHERE job_id = $1`, [jobId]);

  describe('a job', () => {
    it('comes back as it was asked for, whatever its parameters and its name hold', async () => {
      const name = fc
        .string({ unit: 'binary', minLength: 1, maxLength: 50 })
        .map((text) => text.toWellFormed());
      const value = fc.oneof(
        name,
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
      );
      const request = fc.record(
        {
          params: fc.dictionary(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,9}$/), value),
          name,
          seed: fc.maxSafeNat(),
        },
        { requiredKeys: ['params'] },
      );
      await fc.assert(
        fc.asyncProperty(request, async (given) => {
          const asked = JSON.parse(JSON.stringify(given)) as Partial<JobRequest>;
          const job = await submit(asked);
          expect(validateJob(job)).toMatchObject({ ok: true });
          expect(job).toMatchObject({ ...asked, state: 'queued', run_id: null, attempt: 0 });
          expect(await store.get(job.job_id)).toEqual(job);
        }),
        { numRuns: 60 },
      );
    });

    it('is not there under what is no id of ours', async () => {
      for (const id of ['nobody', '', "'", '00000000-0000-0000-0000-000000000000']) {
        expect(await store.get(id)).toBeUndefined();
      }
    });

    it('is canceled once, by the first who asks, and never when it has ended', async () => {
      const { job_id } = await submit();
      const canceled = await store.cancel(job_id, 'ci');
      expect(canceled).toMatchObject({ state: 'canceled', canceled_by: 'ci' });
      expect(validateJob(canceled)).toMatchObject({ ok: true });
      expect(await store.cancel(job_id, 'other')).toEqual(canceled);
      for (const state of ['completed', 'failed'] as const) {
        const job = await submit();
        await set(job.job_id, `state = '${state}', finished_at = clock_timestamp()`);
        expect(await store.cancel(job.job_id, 'ci')).toMatchObject({ state });
      }
    });

    it('is canceled while a worker has it, whose lease ends', async () => {
      const { job_id } = await submit();
      await set(
        job_id,
        `state = 'running', run_id = 'run-1', attempt = 1, started_at = clock_timestamp(),
      lease_holder = 'w', lease_expires_at = clock_timestamp(), progress = '{"completed":1,"total":3}'`,
      );
      const running = await store.get(job_id);
      expect(running).toMatchObject({ state: 'running', progress: { completed: 1, total: 3 } });
      expect(validateJob(running)).toMatchObject({ ok: true });
      const job = await store.cancel(job_id, 'ci');
      expect(job).toMatchObject({ state: 'canceled', run_id: 'run-1' });
      await expect(set(job_id, "state = 'completed', canceled_by = NULL")).rejects.toThrow(
        'never changes',
      );
    });
  });

  describe('an idempotency key', () => {
    it('makes one job of requests that come at the same time', async () => {
      const key = keyOf('same-time');
      const all = await Promise.all(Array.from({ length: 30 }, () => store.submit(REQUEST, key)));
      const ids = all.flatMap((one) => (one.outcome === 'accepted' ? [one.job.job_id] : []));
      expect(new Set(ids).size).toBe(1);
      expect(new Set(all.map(({ outcome }) => outcome))).not.toContain('key_reused');
      const again = await store.submit(REQUEST, key);
      expect(again).toMatchObject({ outcome: 'accepted', job: { job_id: ids[0] } });
    });

    it('is of one token and one body, and gives the job as it is now', async () => {
      const first = await store.submit(REQUEST, keyOf('k'));
      expect((await store.submit(REQUEST, keyOf('k', 'another'))).outcome).toBe('key_reused');
      const other = await store.submit(REQUEST, keyOf('k', 'body', 'other'));
      if (first.outcome !== 'accepted' || other.outcome !== 'accepted') throw new Error('refused');
      expect(other.job.job_id).not.toBe(first.job.job_id);
      await store.cancel(first.job.job_id, 'ci');
      expect(await store.submit(REQUEST, keyOf('k'))).toMatchObject({ job: { state: 'canceled' } });
    });

    it('is forgotten after a day', async () => {
      const first = await store.submit(REQUEST, keyOf('old'));
      const age = (hours: number) =>
        database.query(
          `UPDATE crucible.idempotency_key SET created_at = created_at - ${hours} * interval '1 hour' WHERE key = 'old'`,
        );
      await age(23);
      expect(await store.submit(REQUEST, keyOf('old'))).toEqual(first);
      await age(2);
      const later = await store.submit(REQUEST, keyOf('old', 'another'));
      expect(later).toMatchObject({ outcome: 'accepted' });
      expect(later).not.toEqual(first);
    });
  });

  describe('the queue', () => {
    it('holds so many jobs and no more, and counts none that has begun', async () => {
      const [row] = await database.query<{ waiting: number }>(
        "SELECT count(*)::int AS waiting FROM crucible.job WHERE state = 'queued'",
      );
      const limit = (row?.waiting ?? 0) + 2;
      const bounded = new JobStore(database, { check: () => [], queueLimit: limit });
      const outcomes = [];
      for (let turn = 0; turn < 3; turn++) outcomes.push(await bounded.submit(REQUEST, undefined));
      expect(outcomes.map(({ outcome }) => outcome)).toEqual([
        'accepted',
        'accepted',
        'queue_full',
      ]);
      const [one] = outcomes;
      if (one?.outcome !== 'accepted') throw new Error('refused');
      await store.cancel(one.job.job_id, 'ci');
      expect((await bounded.submit(REQUEST, undefined)).outcome).toBe('accepted');
    });

    it('creates no job when what goes with it fails', async () => {
      const onCreated = () => Promise.reject(new Error('no queue'));
      const failing = new JobStore(database, { check: () => [], queueLimit: 1_000_000, onCreated });
      const count = () => database.query('SELECT count(*) FROM crucible.job');
      const before = await count();
      await expect(failing.submit(REQUEST, keyOf('failing'))).rejects.toThrow('no queue');
      expect(await count()).toEqual(before);
      expect((await store.submit(REQUEST, keyOf('failing', 'another'))).outcome).toBe('accepted');
    });
  });

  describe('the list', () => {
    it('gives every job once, newest first, though others are submitted between its pages', async () => {
      const ids = [];
      for (let count = 0; count < 23; count++)
        ids.push((await submit({ experiment_id: 'paged' })).job_id);
      for (const limit of [1, 5, 22, 23, 200]) {
        const listed: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await store.list({
            cursor,
            limit,
            states: [],
            experimentId: 'paged',
            runId: undefined,
          });
          expect(validateJobList(page)).toMatchObject({ ok: true });
          listed.push(...(page?.items.map(({ job_id }) => job_id) ?? []));
          cursor = page?.next_cursor ?? undefined;
          if (limit > 1) await submit({ experiment_id: 'other' });
        } while (cursor !== undefined);
        expect(listed).toEqual([...ids].reverse());
      }
    });

    it('has the jobs in any of several states', async () => {
      const [first, second] = [
        await submit({ experiment_id: 'states' }),
        await submit({ experiment_id: 'states' }),
      ];
      await store.cancel(first.job_id, 'ci');
      const list = async (...states: ('queued' | 'running' | 'canceled')[]) =>
        (
          await store.list({
            cursor: undefined,
            limit: 9,
            states,
            experimentId: 'states',
            runId: undefined,
          })
        )?.items.map(({ job_id }) => job_id);
      expect(await list('canceled')).toEqual([first.job_id]);
      expect(await list('queued', 'running')).toEqual([second.job_id]);
      expect(await list('queued', 'canceled')).toEqual([second.job_id, first.job_id]);
    });

    it('has the job of a run, if its other filters let it through', async () => {
      const jobs = [await submit({}), await submit({}), await submit({})];
      for (const { job_id } of jobs.slice(0, 2))
        await database.query(
          `UPDATE crucible.job SET state = 'running', run_id = 'run-of-' || job_id,
          started_at = clock_timestamp() WHERE job_id = $1`,
          [job_id],
        );
      const list = async (runId: string, states: 'queued'[] = []) => {
        const filter = { cursor: undefined, limit: 9, states, experimentId: undefined };
        const page = await store.list({ ...filter, runId });
        return page?.items.map(({ job_id }) => job_id);
      };
      for (const { job_id } of jobs.slice(0, 2))
        expect(await list(`run-of-${job_id}`)).toEqual([job_id]);
      expect(await list(`run-of-${jobs[0]?.job_id}`, ['queued'])).toEqual([]);
      expect(await list('no-such-run')).toEqual([]);
    });

    it('refuses a cursor that it did not make, or made for another filter', async () => {
      await submit({ experiment_id: 'cursors' });
      await submit({ experiment_id: 'cursors' });
      const filter = { limit: 1, states: [], experimentId: 'cursors', runId: undefined } as const;
      const { next_cursor } = (await store.list({ ...filter, cursor: undefined })) ?? {};
      const cursor = next_cursor ?? '';
      expect((await store.list({ ...filter, cursor }))?.items).toHaveLength(1);
      expect(await store.list({ ...filter, cursor, states: ['queued'] })).toBeUndefined();
      expect(await store.list({ ...filter, cursor, runId: 'cursors' })).toBeUndefined();
      await fc.assert(
        fc.asyncProperty(fc.oneof(fc.string(), fc.constant(`${cursor}x`)), async (any) => {
          expect(await store.list({ ...filter, cursor: any })).toBeUndefined();
        }),
      );
    });
  });
});
