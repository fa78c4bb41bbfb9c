import fc from 'fast-check';
import fs, { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openJsonLinesWriter } from '../../../src/artifacts';
import { useTemporaryFolder } from './temporary-folder';

const folder = useTemporaryFolder();
const fileIn = (name = 'records.jsonl') => join(folder(), name);
const linesOf = (values: readonly object[]) =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');

/** Replaces functions of node:fs for named imports too. */
function fake<K extends 'writeSync' | 'ftruncateSync'>(name: K, body: (typeof fs)[K]): void {
  vi.spyOn(fs, name).mockImplementation(body as never);
  syncBuiltinESMExports();
}
afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

/** Every fdatasync waits until the test lets it end. */
async function holdSyncs() {
  const begun: { end: () => void; fail: (error: Error) => void }[] = [];
  const handle = await open(folder(), 'r');
  const prototype = Object.getPrototypeOf(handle) as typeof handle;
  await handle.close();
  vi.spyOn(prototype, 'datasync').mockImplementation(
    () => new Promise((end, fail) => begun.push({ end, fail })),
  );
  return begun;
}

describe('openJsonLinesWriter', () => {
  it('appends to what is there, in the order of the calls', async () => {
    const first = await openJsonLinesWriter(fileIn());
    const values = Array.from({ length: 50 }, (_, n) => ({ n, text: 'é\n'.repeat(n) }));
    await Promise.all(values.map((value) => first.append(value)));
    expect(first.lines).toBe(50);
    await first.close();
    const second = await openJsonLinesWriter(fileIn());
    expect(second.lines).toBe(50);
    await second.append({ last: true });
    await second.close();
    expect(readFileSync(fileIn(), 'utf8')).toBe(linesOf([...values, { last: true }]));
  });

  it('cuts the torn tail, at whatever byte the file was cut', async () => {
    const values = [{ a: 'é😀' }, {}, { b: [1, 2] }];
    const whole = Buffer.from(linesOf(values));
    for (let cut = 0; cut <= whole.length; cut++) {
      writeFileSync(fileIn(), whole.subarray(0, cut));
      const writer = await openJsonLinesWriter(fileIn());
      const kept = whole.subarray(0, cut).toString('latin1').split('\n').length - 1;
      expect(writer.lines).toBe(kept);
      await writer.append({ after: cut });
      await writer.close();
      expect(readFileSync(fileIn(), 'utf8')).toBe(
        linesOf([...values.slice(0, kept), { after: cut }]),
      );
    }
  });

  it('counts the lines of a file longer than what is read at once', async () => {
    const line = `${JSON.stringify({ text: 'x'.repeat(1000) })}\n`;
    writeFileSync(fileIn(), `${line.repeat(3000)}{"torn`);
    const writer = await openJsonLinesWriter(fileIn());
    expect(writer.lines).toBe(3000);
    await writer.close();
    expect(fs.statSync(fileIn()).size).toBe(line.length * 3000);
  });

  it('has written when append returns', async () => {
    const writer = await openJsonLinesWriter(fileIn());
    const durable = writer.append({ a: 1 });
    expect(readFileSync(fileIn(), 'utf8')).toBe('{"a":1}\n');
    await durable;
    await writer.close();
  });

  it('leaves alone what a link leads to, and what is no file', async () => {
    writeFileSync(fileIn('precious'), 'no line end');
    symlinkSync(fileIn('precious'), fileIn());
    await expect(openJsonLinesWriter(fileIn())).rejects.toMatchObject({ kind: 'not_a_file' });
    expect(readFileSync(fileIn('precious'), 'utf8')).toBe('no line end');
    await expect(openJsonLinesWriter('/dev/full')).rejects.toMatchObject({ kind: 'not_a_file' });
  });

  it('goes on after a record that is no JSON, and the next flush tells of it once', async () => {
    const writer = await openJsonLinesWriter(fileIn());
    void writer.append({ a: NaN });
    await writer.append({ a: 1 });
    expect(writer.lines).toBe(1);
    await expect(writer.flush()).rejects.toThrow(/at "\/a", NaN/);
    await writer.flush();
    void writer.append({ b: Infinity });
    await expect(writer.close()).rejects.toThrow(/at "\/b"/);
    expect(readFileSync(fileIn(), 'utf8')).toBe('{"a":1}\n');
  });

  it('refuses appends once closed, and closes once', async () => {
    const writer = await openJsonLinesWriter(fileIn());
    const last = writer.append({ a: 1 });
    const closed = writer.close();
    await expect(writer.append({ a: 2 })).rejects.toMatchObject({ kind: 'closed' });
    await Promise.all([last, closed, writer.close()]);
    expect(readFileSync(fileIn(), 'utf8')).toBe('{"a":1}\n');
  });
});

describe('group commit', () => {
  it('shares one fdatasync among the appends that came while another was running', async () => {
    const writer = await openJsonLinesWriter(fileIn());
    const syncs = await holdSyncs();
    const appends = Array.from({ length: 100 }, (_, n) => writer.append({ n }));
    expect(syncs).toHaveLength(1);
    syncs[0]?.end();
    await appends[0];
    await nextTurn();
    expect(syncs).toHaveLength(2);
    syncs[1]?.end();
    await Promise.all(appends);
    expect(syncs).toHaveLength(2);
    const closed = writer.close();
    syncs[2]?.end();
    await closed;
  });

  it('acknowledges an append after a sync that began after it, never earlier; one at a time', async () => {
    const syncs = await holdSyncs();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('append', 'end', 'turn'), { maxLength: 40 }),
        async (steps) => {
          syncs.length = 0;
          rmSync(fileIn(), { force: true });
          const writer = await openJsonLinesWriter(fileIn());
          let ended = 0;
          const acknowledged: number[] = [];
          const neededSync: number[] = [];
          for (const step of steps) {
            if (step === 'append') {
              const n = neededSync.length;
              // A sync that is running began before this append; the first that counts is the next.
              neededSync.push(ended < syncs.length ? syncs.length : ended);
              void writer.append({ n }).then(() => acknowledged.push(n));
            } else if (step === 'end' && ended < syncs.length) syncs[ended++]?.end();
            await nextTurn();
            expect(syncs.length - ended).toBeLessThanOrEqual(1);
            expect(acknowledged).toEqual(
              [...neededSync.keys()].filter((n) => (neededSync[n] ?? 0) < ended),
            );
          }
          const closed = writer.close();
          while (ended < syncs.length) {
            syncs[ended++]?.end();
            await nextTurn();
          }
          await closed;
          expect(acknowledged).toHaveLength(neededSync.length);
        },
      ),
    );
  });

  it('reports success to nobody after an fdatasync has failed', async () => {
    const writer = await openJsonLinesWriter(fileIn());
    const syncs = await holdSyncs();
    const first = writer.append({ n: 0 });
    syncs[0]?.end();
    await first;
    const [second, third] = [writer.append({ n: 1 }), writer.append({ n: 2 })];
    syncs[1]?.fail(new Error('EIO: i/o error, fdatasync'));
    await expect(second).rejects.toThrow(/records\.jsonl: only the first 1 lines .* EIO/);
    const error: unknown = await second.catch((reason: unknown) => reason);
    await expect(third).rejects.toBe(error);
    await expect(writer.append({ n: 3 })).rejects.toBe(error);
    await expect(writer.flush()).rejects.toBe(error);
    const closed = writer.close();
    for (const { end } of syncs) end();
    await expect(closed).rejects.toBe(error);
  });
});

describe('torn writes', () => {
  const outcome = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 30 }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 'ENOSPC') },
  );

  it('keeps every acknowledged line and ends at a whole one, whatever the system takes', async () => {
    const write = fs.writeSync.bind(fs) as (
      fd: number,
      bytes: Uint8Array,
      at: number,
      n: number,
    ) => number;
    let failures = 0;
    const cutFails = vi.fn<() => boolean>();
    const truncate = fs.ftruncateSync.bind(fs);
    fake('ftruncateSync', (fd, size) => {
      if (cutFails()) throw new Error('EIO');
      truncate(fd, size);
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ text: fc.string({ unit: 'binary', maxLength: 20 }) }), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.array(outcome, { maxLength: 60 }),
        fc.boolean(),
        async (values, outcomes, cannotCut) => {
          const file = join(mkdtempSync(join(folder(), 'case-')), 'records.jsonl');
          cutFails.mockReturnValue(cannotCut);
          const writer = await openJsonLinesWriter(file);
          const next = outcomes[Symbol.iterator]();
          fake('writeSync', ((fd: number, bytes: Uint8Array, at: number, length: number) => {
            const taken = next.next().value ?? length;
            if (typeof taken === 'string')
              throw new Error('ENOSPC: no space left on device, write');
            return taken && write(fd, bytes, at, Math.min(taken, length));
          }) as never);
          const results = await Promise.allSettled(values.map((value) => writer.append(value)));
          const acknowledged = results.filter(({ status }) => status === 'fulfilled').length;
          const expected = linesOf(values.slice(0, acknowledged));
          expect(writer.lines).toBe(acknowledged);
          expect(results.slice(acknowledged).every(({ status }) => status === 'rejected')).toBe(
            true,
          );
          const written = readFileSync(file, 'utf8');
          if (acknowledged < values.length) {
            failures++;
            await expect(writer.flush()).rejects.toThrow(
              `the ${acknowledged} lines before it are kept`,
            );
            await expect(writer.close()).rejects.toMatchObject({ kind: 'write_failed', file });
          } else await writer.close();
          if (cannotCut) expect(written.startsWith(expected)).toBe(true);
          else expect(written).toBe(expected);

          fake('writeSync', write as never);
          const again = await openJsonLinesWriter(file);
          await again.append({ again: true });
          await again.close();
          expect(readFileSync(file, 'utf8')).toBe(expected + linesOf([{ again: true }]));
        },
      ),
      { numRuns: 150 },
    );
    expect(failures).toBeGreaterThan(10);
  });

  it('does not end the process by an append that nobody waits for', async () => {
    const writer = await openJsonLinesWriter(fileIn());
    fake('writeSync', () => {
      throw new Error('EIO: i/o error, write');
    });
    void writer.append({ a: 1 });
    await nextTurn();
    await expect(writer.flush()).rejects.toThrow(/records\.jsonl: the line was not written; .*EIO/);
    await expect(writer.close()).rejects.toThrow(/EIO/);
  });
});
