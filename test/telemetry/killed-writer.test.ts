import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTelemetry } from '../../src/telemetry';
import { killWhileRunning } from '../artifacts/write/kill';
import { useTemporaryFolder } from '../artifacts/write/temporary-folder';
import { openIn, RUN_ID, RUN_START, rulesBroken, writeRunningManifest } from './run';

const folder = useTemporaryFolder();
const KILLS = 12;

describe('a writer killed with SIGKILL, again and again', () => {
  it(
    'has lost nothing that it acknowledged, and the next one goes on',
    { timeout: 240_000 },
    async () => {
      writeRunningManifest(folder());
      const file = join(folder(), 'telemetry.jsonl');
      const start = await openIn(folder());
      await start.emit('run_start', null, RUN_START);
      await start.close();

      let before = 1;
      for (let kill = 0; kill < KILLS; kill++) {
        const args = [file, RUN_ID];
        const printed = await killWhileRunning(
          'test/telemetry/emit-forever.ts',
          args,
          Math.random() * 80,
        );
        const acknowledged = printed.map(Number);
        expect(acknowledged).toEqual(acknowledged.map((_, n) => before + n));

        const found: number[] = [];
        for await (const { event } of readTelemetry(file)) found.push(event.value.seq);
        expect(found).toEqual([...found.keys()]);
        expect(found).toEqual(expect.arrayContaining(acknowledged));
        before = found.length;
      }
      const end = await openIn(folder());
      expect(end.nextSeq).toBe(before);
      await end.emit('run_stop', null, { status: 'failed', duration_ms: 1 });
      await end.close();
      expect(await rulesBroken(folder())).toEqual([]);
    },
  );
});
