import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/jobs/database';
import { LiveEvents } from '../../../src/jobs/store';
import { ENGINES, openEngine } from '../engines';

describe.each(ENGINES)('the events of runs that go on, on %s', (engine) => {
  let database: Database;
  let close: () => Promise<void>;
  let live: LiveEvents;

  beforeAll(async () => {
    ({ database, close } = await openEngine(engine));
    live = new LiveEvents(database);
  });
  afterAll(() => close());

  async function newJob(): Promise<string> {
    const job_id = randomUUID();
    await database.query(
      `INSERT INTO crucible.job (job_id, experiment_id, request, attempt) VALUES ($1, 'e', '{}', 1)`,
      [job_id],
    );
    return job_id;
  }

  it('are read from any line on, however they were added, and added again', async () => {
    const block = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 });
    const blocks = fc.array(fc.tuple(block, fc.boolean()), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(blocks, async (added) => {
        const job_id = await newJob();
        expect(await live.read(job_id, 0)).toEqual({ attempt: 1, lines: undefined });
        const starts = [0];
        let file = Buffer.alloc(0);
        for (const [texts, isTwice] of added) {
          const lines = Buffer.from(texts.map((text) => `${JSON.stringify(text)}\n`).join(''));
          // The answer to the first try was lost, and more has come since.
          const once = lines.subarray(0, lines.indexOf('\n') + 1);
          if (isTwice) expect(await live.add({ job_id, attempt: 1 }, file.length, once)).toBe(true);
          expect(await live.add({ job_id, attempt: 1 }, file.length, lines)).toBe(true);
          for (const text of texts)
            starts.push((starts.at(-1) ?? 0) + Buffer.byteLength(JSON.stringify(text)) + 1);
          file = Buffer.concat([file, lines]);
        }
        for (const start of starts) {
          let found = Buffer.alloc(0);
          for (;;) {
            const { lines } = await live.read(job_id, start + found.length);
            if (!lines?.length) break;
            found = Buffer.concat([found, lines]);
          }
          expect(found.equals(file.subarray(start))).toBe(true);
        }
        await live.remove({ job_id, attempt: 1 });
        expect(await live.read(job_id, 0)).toEqual({ attempt: 1, lines: undefined });
      }),
      { numRuns: 15 },
    );
  });

  it('are those of the latest attempt: an earlier one adds and removes nothing', async () => {
    const job_id = await newJob();
    await live.add({ job_id, attempt: 1 }, 0, Buffer.from('1\n'));
    await database.query('UPDATE crucible.job SET attempt = 2 WHERE job_id = $1', [job_id]);
    expect(await live.add({ job_id, attempt: 1 }, 2, Buffer.from('2\n'))).toBe(false);
    await live.remove({ job_id, attempt: 1 });
    expect((await live.read(job_id, 0)).lines?.toString()).toBe('1\n');
    expect((await live.read(job_id, 2)).lines?.toString()).toBe('');
  });

  it('wake those who follow the run, and nobody else', async () => {
    const [one, other] = [await newJob(), await newJob()];
    const woken = { one: 0, other: 0 };
    const stops = [
      await live.listen(one, () => woken.one++),
      await live.listen(other, () => woken.other++),
    ];
    await live.add({ job_id: one, attempt: 1 }, 0, Buffer.from('1\n'));
    await expect.poll(() => woken.one).toBe(1);
    expect(woken.other).toBe(0);
    for (const stop of stops) await stop();
  });

  // PGlite has one session, which cannot wait for itself.
  if (engine !== 'pglite')
    it('wait for a worker that is taking the job', async () => {
      const job_id = await newJob();
      let adding: Promise<boolean> | undefined;
      await database.transaction(async (sql) => {
        await sql.query('UPDATE crucible.job SET attempt = 2 WHERE job_id = $1', [job_id]);
        adding = live.add({ job_id, attempt: 1 }, 0, Buffer.from('1\n'));
        const first = await Promise.race([adding, new Promise((next) => setTimeout(next, 300))]);
        expect(first).toBeUndefined();
      });
      expect(await adding).toBe(false);
    });
});
