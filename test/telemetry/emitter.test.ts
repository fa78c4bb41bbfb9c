import fc from 'fast-check';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { validateTelemetryEvent, type TelemetryEvent } from '../../src/contract';
import { openTelemetry } from '../../src/telemetry';
import { useTemporaryFolder } from '../artifacts/write/temporary-folder';
import { emitSome, openIn, RUN_ID, RUN_START, rulesBroken, writeRunningManifest } from './run';

const folder = useTemporaryFolder();
const file = () => join(folder(), 'telemetry.jsonl');
const events = () =>
  readFileSync(file(), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as TelemetryEvent);
const progress = (completed: number) => ({ completed, total: null });

describe('emit', () => {
  it('writes valid events in the order of the calls and gives back what the lines hold', async () => {
    const telemetry = await openIn(folder());
    expect(telemetry.nextSeq).toBe(0);
    const emitted = Array.from({ length: 100 }, (_, n) =>
      telemetry.emit('progress', n % 2 ? null : 'eval', progress(n)),
    );
    expect(telemetry.nextSeq).toBe(100);
    expect(events()).toEqual(await Promise.all(emitted));
    expect(events().map(({ seq }) => seq)).toEqual([...Array(100).keys()]);
    expect(events().every((event) => validateTelemetryEvent(event).ok)).toBe(true);
    await telemetry.close();
  });

  it('makes a log that crucible validate finds nothing wrong with', async () => {
    writeRunningManifest(folder());
    const telemetry = await openIn(folder());
    await emitSome(telemetry);
    await telemetry.emit('stage_stop', 'train', { duration_ms: 1.5 });
    await telemetry.emit('run_stop', null, { status: 'completed', duration_ms: 2 });
    await telemetry.close();
    expect(await rulesBroken(folder())).toEqual([]);
  });

  it('gives timestamps that never go back, whatever the clock does, also when reopened', async () => {
    const instant = fc.date({
      min: new Date('2026-01-01T00:00:00.000Z'),
      max: new Date('2026-01-01T00:00:00.009Z'),
      noInvalidDate: true,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(instant), { minLength: 1 }), async (sessions) => {
        writeFileSync(file(), '');
        for (const instants of sessions) {
          const clock = instants[Symbol.iterator]();
          const telemetry = await openIn(folder(), () => clock.next().value ?? new Date(NaN));
          for (const n of instants.keys()) await telemetry.emit('progress', null, progress(n));
          await telemetry.close();
        }
        let latest = '';
        const expected = sessions.flat().map((at) => {
          if (at.toISOString() > latest) latest = at.toISOString();
          return latest;
        });
        expect(events().map(({ timestamp }) => timestamp)).toEqual(expected);
        expect(events().map(({ seq }) => seq)).toEqual([...expected.keys()]);
      }),
      { numRuns: 50 },
    );
  });

  it('goes on from a timestamp finer than its own clock', async () => {
    const now = () => new Date('2026-01-01T00:00:00.000Z');
    const first = await openIn(folder(), now);
    await first.emit('run_start', null, RUN_START);
    await first.close();
    writeFileSync(file(), readFileSync(file(), 'utf8').replace('00.000Z', '00.000000001Z'));
    const second = await openIn(folder(), now);
    const { timestamp } = await second.emit('progress', null, progress(1));
    expect(timestamp).toBe('2026-01-01T00:00:00.000000001Z');
    await second.close();
  });

  it('writes nothing of an event that is not valid, and takes no seq; flush tells of it', async () => {
    const telemetry = await openIn(folder());
    const wrong = telemetry.emit('metric', 'train', { nam: 'loss', value: 1 } as never);
    await expect(wrong).rejects.toMatchObject({ name: 'TelemetryError', kind: 'invalid_event' });
    await expect(wrong).rejects.toThrow(/metric is not valid: .*nam.*did you mean "name"/);
    await expect(telemetry.flush()).rejects.toThrow(/metric is not valid/);
    await telemetry.flush();

    void telemetry.emit('metric', 'train', { name: 'loss', value: NaN, step: 1 });
    await nextTurn();
    expect(telemetry.nextSeq).toBe(0);
    expect(readFileSync(file(), 'utf8')).toBe('');
    expect((await telemetry.emit('progress', null, progress(0))).seq).toBe(0);
    await expect(telemetry.close()).rejects.toThrow(/at "\/payload\/value", NaN/);
    expect(events()).toHaveLength(1);
  });

  it('emits nothing after run_stop, also when reopened', async () => {
    const telemetry = await openIn(folder());
    await telemetry.emit('run_stop', null, { status: 'failed', duration_ms: 1 });
    await expect(telemetry.emit('progress', null, progress(1))).rejects.toMatchObject({
      kind: 'stopped',
      message: "progress comes after the run's run_stop",
    });
    await expect(telemetry.close()).rejects.toMatchObject({ kind: 'stopped' });
    const again = await openIn(folder());
    await expect(again.emit('progress', null, progress(1))).rejects.toMatchObject({
      kind: 'stopped',
    });
    await expect(again.close()).rejects.toMatchObject({ kind: 'stopped' });
    expect(events()).toHaveLength(1);
  });

  it('refuses once closed', async () => {
    const telemetry = await openIn(folder());
    await telemetry.close();
    await expect(telemetry.emit('progress', null, progress(1))).rejects.toMatchObject({
      kind: 'closed',
    });
    expect(telemetry.nextSeq).toBe(0);
  });
});

describe('openTelemetry', () => {
  it("refuses another run's file, and leaves it as it is", async () => {
    const telemetry = await openIn(folder());
    await emitSome(telemetry);
    await telemetry.close();
    const before = `${readFileSync(file(), 'utf8')}{"torn`;
    writeFileSync(file(), before);
    const opened = openTelemetry({ file: file(), run_id: 'another' });
    await expect(opened).rejects.toMatchObject({ kind: 'other_run' });
    await expect(opened).rejects.toThrow(
      `telemetry.jsonl:4: the last event belongs to run ${RUN_ID}, not another`,
    );
    expect(readFileSync(file(), 'utf8')).toBe(before);
  });

  it.each([
    ['no JSON', 'notes\n', /:1:1: /],
    ['no event', '{"a":1}\n{"torn', /:1:1: .*event_name/],
    ['of another major', '{"schema_version":"2.0.0","event_name":"log"}\n', /:1:\d+: .*2\.0\.0/],
  ])(
    'refuses a file whose last line is %s, and leaves it as it is',
    async (_what, text, message) => {
      writeFileSync(file(), text);
      await expect(openIn(folder())).rejects.toThrow(message);
      await expect(openIn(folder())).rejects.toMatchObject({ kind: 'invalid_record' });
      expect(readFileSync(file(), 'utf8')).toBe(text);
    },
  );

  it('refuses a link, and leaves alone what it leads to', async () => {
    writeFileSync(join(folder(), 'precious'), 'no line end');
    symlinkSync(join(folder(), 'precious'), file());
    await expect(openIn(folder())).rejects.toMatchObject({ kind: 'not_a_file' });
    expect(readFileSync(join(folder(), 'precious'), 'utf8')).toBe('no line end');
  });
});
