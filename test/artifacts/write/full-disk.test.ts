import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJsonLinesWriter, writeFileAtomic } from '../../../src/artifacts';
import { canMountSmallDisk, onSmallDisk } from './small-disk';

describe.skipIf(!canMountSmallDisk())('on a full disk', () => {
  it('writeFileAtomic keeps the old file whole and leaves nothing behind', () =>
    onSmallDisk(async (disk) => {
      const file = join(disk, 'run_manifest.json');
      const old = `"${'o'.repeat(100_000)}"`;
      await writeFileAtomic(file, old);
      const replaced = writeFileAtomic(file, 'n'.repeat(200_000));
      await expect(replaced).rejects.toThrow(/run_manifest\.json: not replaced, .* ENOSPC/);
      expect(readFileSync(file, 'utf8')).toBe(old);
      expect(readdirSync(disk)).toEqual(['run_manifest.json']);
      await writeFileAtomic(file, 'new');
      expect(readFileSync(file, 'utf8')).toBe('new');
    }));

  it('openJsonLinesWriter keeps all that was acknowledged, and goes on when there is room', () =>
    onSmallDisk(async (disk) => {
      const [file, filler] = [join(disk, 'predictions.jsonl'), join(disk, 'filler')];
      writeFileSync(filler, new Uint8Array(128 * 1024));
      const writer = await openJsonLinesWriter(file);
      const records = Array.from({ length: 500 }, (_, n) => ({ n, text: 'x'.repeat(n * 3) }));
      const results = await Promise.allSettled(records.map((record) => writer.append(record)));
      const acknowledged = results.filter(({ status }) => status === 'fulfilled').length;
      expect(acknowledged).toBeGreaterThan(100);
      expect(acknowledged).toBeLessThan(500);

      const expected = records
        .slice(0, acknowledged)
        .map((record) => `${JSON.stringify(record)}\n`);
      expect(readFileSync(file, 'utf8')).toBe(expected.join(''));
      const message = new RegExp(`predictions.jsonl: .* the ${acknowledged} lines .* kept: ENOSPC`);
      await expect(writer.append({})).rejects.toThrow(message);
      await expect(writer.flush()).rejects.toThrow(message);
      await expect(writer.close()).rejects.toThrow(message);

      rmSync(filler);
      const again = await openJsonLinesWriter(file);
      await again.append({ again: true });
      await again.close();
      expect(readFileSync(file, 'utf8')).toBe(`${expected.join('')}{"again":true}\n`);
    }));
});
