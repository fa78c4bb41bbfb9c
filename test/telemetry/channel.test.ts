import { spawnSync } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { TelemetryEvent } from '../../src/contract';
import { TELEMETRY_CHANNEL } from '../../src/telemetry';
import { useTemporaryFolder } from '../artifacts/write/temporary-folder';
import { emitSome, openIn, RUN_START } from './run';

const folder = useTemporaryFolder();
const text = () => readFileSync(join(folder(), 'telemetry.jsonl'), 'utf8');
const listeners: ((message: unknown) => unknown)[] = [];

function listen(onEvent: (event: TelemetryEvent) => unknown): void {
  const listener = (message: unknown) => onEvent(message as TelemetryEvent);
  listeners.push(listener);
  subscribe(TELEMETRY_CHANNEL, listener);
}
afterEach(() => {
  for (const listener of listeners.splice(0)) unsubscribe(TELEMETRY_CHANNEL, listener);
});

describe(TELEMETRY_CHANNEL, () => {
  it('tells each event once its line is in the file, and equal to it', async () => {
    const lines: string[] = [];
    const told: TelemetryEvent[] = [];
    listen((event) => {
      lines.push(text().slice(lines.join('').length));
      told.push(event);
    });
    const telemetry = await openIn(folder());
    await emitSome(telemetry);
    await telemetry.close();
    expect(told).toHaveLength(4);
    expect(lines.join('')).toBe(text());
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(told);
    expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
  });

  it('tells nothing of an event that was not written', async () => {
    const told: TelemetryEvent[] = [];
    listen((event) => told.push(event));
    const telemetry = await openIn(folder());
    await expect(telemetry.emit('log', null, { level: 'loud' } as never)).rejects.toThrow(
      'not valid',
    );
    await expect(telemetry.close()).rejects.toThrow('not valid');
    await expect(telemetry.emit('run_start', null, RUN_START)).rejects.toThrow('closed');
    expect(told).toEqual([]);
  });

  it('tells all subscribers in the order of seq, also when one of them emits', async () => {
    const told: number[][] = [[], []];
    const telemetry = await openIn(folder());
    const nested: Promise<unknown>[] = [];
    listen(({ seq }) => {
      told[0]?.push(seq);
      if (seq < 5) nested.push(telemetry.emit('progress', null, { completed: seq, total: 5 }));
    });
    listen(({ seq }) => told[1]?.push(seq));
    await telemetry.emit('run_start', null, RUN_START);
    await Promise.all(nested);
    await telemetry.close();
    expect(told).toEqual([
      [0, 1, 2, 3, 4, 5],
      [0, 1, 2, 3, 4, 5],
    ]);
  });

  it('lets no subscriber change what the others and the caller get', async () => {
    listen((event) => {
      expect(() => Object.assign(event.payload, { seed: 7 })).toThrow(TypeError);
      expect(() => Object.assign(event, { seq: 7 })).toThrow(TypeError);
    });
    const telemetry = await openIn(folder());
    const params = { rate: 1 };
    const emitted = telemetry.emit('run_start', null, { ...RUN_START, params });
    params.rate = 2;
    const event = await emitted;
    await telemetry.close();
    expect(event.payload).toEqual({ ...RUN_START, params: { rate: 1 } });
    expect(JSON.parse(text())).toEqual(event);
  });

  it('waits for no subscriber', async () => {
    listen(() => new Promise(() => undefined));
    const telemetry = await openIn(folder());
    await emitSome(telemetry);
    await telemetry.close();
    expect(text().split('\n')).toHaveLength(5);
  });

  it.each([
    ['ends the process that does not handle it', '', ['0']],
    ['is an uncaughtException', 'handles', ['0', 'thrown', '1', 'thrown', '2', 'thrown', 'closed']],
  ])('what a subscriber throws %s, and takes the event from nobody', (_what, host, output) => {
    const file = join(folder(), 'telemetry.jsonl');
    const args = ['--import', 'tsx', 'test/telemetry/throwing-subscriber.ts', file, host];
    const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(stdout.trim().split('\n')).toEqual(output);
    expect(status === 0).toBe(host === 'handles');
    const told = output.filter((line) => /^[0-9]$/.test(line)).map(Number);
    const written = text().split('\n').slice(0, -1);
    expect(written.map((line) => (JSON.parse(line) as TelemetryEvent).seq)).toEqual(told);
  });
});
