import fc from 'fast-check';
import fs, { mkdtempSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openJsonLinesWriter } from '../../../src/artifacts';
import { useTemporaryFolder } from './temporary-folder';

const folder = useTemporaryFolder();
const fileIn = () => join(folder(), 'records.jsonl');
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

  it('does not try for ever when the system takes nothing', async () => {
    const writer = await openJsonLinesWriter(fileIn());
    let tries = 0;
    fake('writeSync', () => (tries++ === 0 ? 0 : 1));
    await expect(writer.append({ a: 1 })).rejects.toThrow(/took none of the bytes/);
    await expect(writer.close()).rejects.toMatchObject({ kind: 'write_failed' });
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
