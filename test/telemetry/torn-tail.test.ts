import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTelemetry } from '../../src/telemetry';
import { useTemporaryFolder } from '../artifacts/write/temporary-folder';
import { emitSome, openIn, rulesBroken, writeRunningManifest } from './run';

const folder = useTemporaryFolder();

async function readAll(file: string) {
  const seqs: number[] = [];
  const events = readTelemetry(file);
  for (;;) {
    const step = await events.next();
    if (step.done) return { seqs, torn: step.value.torn };
    seqs.push(step.value.event.value.seq);
    expect(step.value.line).toBe(seqs.length);
  }
}

/** What was cut at `cut` must be named, read up to there, and continued without loss, glue or gap. */
async function checkCut(run: string, whole: Buffer, cut: number): Promise<void> {
  const file = join(run, 'telemetry.jsonl');
  const end = cut === 0 ? 0 : whole.lastIndexOf('\n', cut - 1) + 1;
  const kept = whole.subarray(0, end).toString();
  const count = kept.split('\n').length - 1;
  const isTorn = end < cut;

  writeFileSync(file, whole.subarray(0, cut));
  const broken = isTorn ? ['torn-line'] : [];
  expect(await rulesBroken(run)).toEqual(cut === 0 ? ['empty-file'] : broken);
  expect(await readAll(file)).toEqual({ seqs: [...Array(count).keys()], torn: isTorn });

  const telemetry = await openIn(run);
  expect(telemetry.nextSeq).toBe(count);
  const event = await telemetry.emit('log', null, { level: 'info', message: `cut at ${cut}` });
  await telemetry.close();
  expect(event.seq).toBe(count);
  expect(readFileSync(file, 'utf8')).toBe(`${kept}${JSON.stringify(event)}\n`);
  expect(await rulesBroken(run)).toEqual([]);
}

describe('telemetry.jsonl cut at every byte', () => {
  it(
    'is named torn, read up to the cut, and continued without loss, glue or gap',
    { timeout: 240_000 },
    async () => {
      const first = await openIn(folder());
      await emitSome(first);
      await first.close();
      const whole = readFileSync(join(folder(), 'telemetry.jsonl'));
      expect(whole.length).toBeGreaterThan(700);

      // Several at a time, each in a folder of its own: most of the time is spent waiting for fsync.
      let next = 0;
      let checked = 0;
      const work = async (name: string) => {
        const run = join(folder(), name);
        mkdirSync(run);
        writeRunningManifest(run);
        for (let cut = next++; cut <= whole.length; cut = next++) {
          await checkCut(run, whole, cut);
          checked++;
        }
      };
      await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(work));
      expect(checked).toBe(whole.length + 1);
    },
  );
});
