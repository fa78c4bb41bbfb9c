import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { TelemetryEvent } from '../../src/contract';
import { COMMAND } from './command';
import { exampleOf } from './run-folder';

const MIB = 1 << 20;
/** Says the peak of the process's memory as its last line; maxRSS is in KiB on every platform. */
const REPORT_PEAK = `process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)))`;

/** Peak memory, in MiB, of validating that many MiB of events from standard input. */
async function peakOf(size: number): Promise<number> {
  const args = ['--import', `data:text/javascript,${REPORT_PEAK}`, COMMAND];
  const child = spawn(process.execPath, [...args, 'validate', '--as', 'telemetry_event', '-']);
  const block = blockOfEvents();
  const output = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  for (let sent = 0; sent < size * MIB; sent += block.length) {
    if (!child.stdin.write(block)) await once(child.stdin, 'drain');
  }
  child.stdin.end();
  const [stdout, stderr] = await output;
  expect([stdout, child.exitCode]).toEqual(['', 0]);
  const [summary, peak] = stderr.split('\n');
  expect(summary).toBe('checked 1: 0 problems');
  return Number(peak) / 1024;
}

/** Every event variant many times, and long log lines, so that the stream is large in little time. */
function blockOfEvents(): Buffer {
  const events = exampleOf<TelemetryEvent>('telemetry_event');
  const logs = events
    .filter(({ event_name }) => event_name === 'log')
    .map((event) => ({ ...event, payload: { level: 'debug', message: 'x'.repeat(8192) } }));
  const lines = (some: object[]) => some.map((event) => `${JSON.stringify(event)}\n`).join('');
  return Buffer.from(lines(events).repeat(60) + lines(logs).repeat(200));
}

describe('memory of crucible validate', () => {
  it('stays flat on a stream of any size', async () => {
    const [small, large] = [await peakOf(8), await peakOf(128)];
    expect(small).toBeGreaterThan(20);
    expect(large).toBeLessThan(200);
    expect(large - small).toBeLessThan(40);
  });
});
