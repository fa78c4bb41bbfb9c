import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TelemetryEvent } from '../../src/contract';
import { canMountSmallDisk, onSmallDisk } from '../artifacts/write/small-disk';
import { openIn } from './run';

const log = (n: number) => ({ level: 'info', message: `${n} ${'x'.repeat(n)}` }) as const;

describe.skipIf(!canMountSmallDisk())('telemetry on a full disk', () => {
  it('loses nothing acknowledged, ends at a whole line, says why, and goes on later', () =>
    onSmallDisk(async (disk) => {
      const [file, filler] = [join(disk, 'telemetry.jsonl'), join(disk, 'filler')];
      writeFileSync(filler, new Uint8Array(64 * 1024));
      const telemetry = await openIn(disk);
      const acknowledged: TelemetryEvent[] = [];
      let failure: unknown;
      for (let n = 0; failure === undefined; n++) {
        await telemetry.emit('log', null, log(n)).then(
          (event) => acknowledged.push(event),
          (error: unknown) => (failure = error),
        );
      }
      const whole = acknowledged.map((event) => `${JSON.stringify(event)}\n`).join('');
      expect(acknowledged.length).toBeGreaterThan(100);
      expect(readFileSync(file, 'utf8')).toBe(whole);
      expect(telemetry.nextSeq).toBe(acknowledged.length);
      expect(failure).toMatchObject({
        kind: 'write_failed',
        file,
        message: `${file}: the line was not written; the ${acknowledged.length} lines before it are kept: ENOSPC: no space left on device, write`,
      });
      await expect(telemetry.emit('log', null, log(1))).rejects.toBe(failure);
      await expect(telemetry.flush()).rejects.toBe(failure);
      await expect(telemetry.close()).rejects.toBe(failure);

      rmSync(filler);
      const again = await openIn(disk);
      const event = await again.emit('log', null, log(1));
      await again.close();
      expect(event.seq).toBe(acknowledged.length);
      expect(readFileSync(file, 'utf8')).toBe(`${whole}${JSON.stringify(event)}\n`);
    }));
});
