import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineMachine } from '../../../../src/artifacts/bytes/machine';
import { TelemetryOrder } from '../../../../src/artifacts/validate/telemetry-order';
import type { TelemetryEvent } from '../../../../src/contract';
import { machineFor } from './fuzz';
import { PROFILES } from './real-lines';

/** Rules that the machine follows; the others need more than the last event. */
const RULES = ['run-id', 'seq-gap', 'time-backwards'];

const fraction = fc.stringMatching(/^[0-9]{3,9}$/);
const timestamp = fc
  .tuple(fc.constantFrom('00', '59', '60'), fraction)
  .map(([second, digits]) => `2026-12-31T23:59:${second}.${digits}Z`);

/** An event's run, how far its seq is from the one that is due, and its time. */
const step = fc.record({
  runId: fc.constantFrom('run-1', 'run-1', 'run-1', 'run-1', 'run-2', 'run-12', 'run'),
  jump: fc.constantFrom(0, 0, 0, 0, 0, 1, -1, 10),
  timestamp,
  /** Time goes on from the last event, instead of anywhere. */
  later: fc.boolean(),
});

function eventOf(seq: number, runId: string, time: string): TelemetryEvent {
  const payload = { level: 'info', message: `event ${seq}` } as const;
  const envelope = { schema_version: '1.0.0', timestamp: time, run_id: runId, stage: null, seq };
  return { ...envelope, event_name: 'log', payload };
}

describe('the events of a run', () => {
  it.each(PROFILES)('are accepted exactly when they follow each other: %s', (profile) => {
    const machine = machineFor('telemetry_event', profile);
    machine.want('all');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const order = new TelemetryOrder('run-1');
        let [nextSeq, lastTimestamp] = [0, ''];
        machine.follow({ runId: 'run-1', nextSeq, lastTimestamp });
        for (const { runId, jump, timestamp, later } of steps) {
          const seq = Math.max(0, nextSeq + jump);
          const event = eventOf(seq, runId, later && lastTimestamp ? lastTimestamp : timestamp);
          const line = Buffer.from(`${JSON.stringify(event)}\n`);
          machine.input.set(line);
          const isInOrder = !order.add(event).some(({ rule }) => RULES.includes(rule));
          expect(machine.next(0, line.length)).toBe(isInOrder ? 'wanted' : 'doubt');
          [nextSeq, lastTimestamp] = [seq + 1, event.timestamp];
          if (isInOrder) expect(machine.order).toEqual({ nextSeq, lastTimestamp });
          else machine.follow({ runId: 'run-1', nextSeq, lastTimestamp });
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps the last timestamp when the input is written over', () => {
    const machine = machineFor('telemetry_event', 'writer');
    machine.follow({ runId: 'run-1', nextSeq: 0, lastTimestamp: '' });
    const time = '2026-12-31T23:59:59.123456789Z';
    const line = Buffer.from(`${JSON.stringify(eventOf(0, 'run-1', time))}\n`);
    machine.input.set(line);
    expect(machine.next(0, line.length)).toBe('end');
    machine.input.fill(0);
    expect(machine.order).toEqual({ nextSeq: 1, lastTimestamp: time });
  });

  it('takes no zero with a sign for seq 0', () => {
    const machine = machineFor('telemetry_event', 'writer');
    machine.follow({ runId: 'run-1', nextSeq: 0, lastTimestamp: '' });
    const event = JSON.stringify(eventOf(0, 'run-1', '2026-12-31T23:59:59.000Z'));
    const line = Buffer.from(`${event.replace('"seq":0', '"seq":-0')}\n`);
    machine.input.set(line);
    expect(machine.next(0, line.length)).toBe('doubt');
  });

  it('are only in telemetry', () => {
    const machine = createLineMachine('vote_trace', 'writer');
    expect(() => machine?.follow({ runId: 'a', nextSeq: 0, lastTimestamp: '' })).toThrow(
      RangeError,
    );
  });
});
