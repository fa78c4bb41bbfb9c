import fc from 'fast-check';
import { rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openJsonLinesWriter } from '../../../src/artifacts';
import { useTemporaryFolder } from './temporary-folder';

const folder = useTemporaryFolder();
const file = () => join(folder(), 'records.jsonl');
afterEach(() => vi.restoreAllMocks());

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

describe('group commit', () => {
  it('shares one fdatasync among the appends that came while another was running', async () => {
    const writer = await openJsonLinesWriter(file());
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
          rmSync(file(), { force: true });
          const writer = await openJsonLinesWriter(file());
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
    const writer = await openJsonLinesWriter(file());
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
