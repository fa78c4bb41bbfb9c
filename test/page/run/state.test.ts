import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTelemetryEvent, type HedgingMetrics, type MetricEvent } from '../../../src';
import type { StreamedEvent } from '../../../src/client';
import { NO_EVENTS, seriesKey, stateAfter } from '../../../src/page/run/state';
import { MOST_LINES } from '../../../src/page/run/state/log';
import { MOST_POINTS } from '../../../src/page/run/state/series';
import { EVENTS, streamed } from './events';

const HEDGING = 'test/golden/reliability_hedging';

const metric = (step: number, value: number, seq = step) =>
  streamed(['metric', 'train', { name: 'loss', value, step }], seq);
const metrics = (length: number) => Array.from({ length }, (_, i) => metric(i, Math.sin(i)));

/** The values of a series since its stage last began, as a reader of the whole file would find them. */
function valuesOf(events: readonly StreamedEvent[], stage: string, name: string): number[] {
  const ofStage = events.flatMap((one) =>
    one.known && one.value.stage === stage ? [one.value] : [],
  );
  const begin = ofStage.findLastIndex(({ event_name }) => event_name === 'stage_start');
  return ofStage
    .slice(begin + 1)
    .filter((one): one is MetricEvent => one.event_name === 'metric' && one.payload.name === name)
    .map(({ payload }) => payload.value);
}

/** The events of the golden run of reliability_hedging. */
function goldenHedging(): StreamedEvent[] {
  const lines = readFileSync(`${HEDGING}/telemetry.jsonl`, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const result = readTelemetryEvent(JSON.parse(line));
    return result.ok ? result : expect.fail(line);
  });
}

describe('the state of a run', () => {
  it('does not depend on the batches that its events come in', () => {
    fc.assert(
      fc.property(EVENTS, fc.array(fc.nat(120)), (events, cuts) => {
        const ends = [...cuts.filter((cut) => cut < events.length), events.length].sort(
          (a, b) => a - b,
        );
        let state = NO_EVENTS;
        let begin = 0;
        for (const end of ends) {
          state = stateAfter(state, events.slice(begin, end));
          begin = end;
        }
        expect(state).toEqual(stateAfter(NO_EVENTS, events));
        expect(state).toEqual(events.reduce((one, event) => stateAfter(one, [event]), NO_EVENTS));
      }),
    );
  });

  it('never changes a state that was given out', () => {
    fc.assert(
      fc.property(EVENTS, EVENTS, (first, then) => {
        const state = stateAfter(NO_EVENTS, first);
        const before = structuredClone(state);
        stateAfter(state, then);
        expect(state).toEqual(before);
      }),
    );
  });

  it('has each series as the events since its stage began give it', () => {
    fc.assert(
      fc.property(EVENTS, (events) => {
        const { series } = stateAfter(NO_EVENTS, events);
        for (const stage of ['train', 'eval'])
          for (const name of ['loss', 'a/accuracy', 'by_epoch']) {
            const found = series.get(seriesKey(stage, name));
            const values = valuesOf(events, stage, name);
            expect(found?.values ?? []).toEqual(values);
            expect(found?.last.value).toBe(values.at(-1));
            if (found)
              expect([found.min, found.max]).toEqual([Math.min(...values), Math.max(...values)]);
          }
      }),
    );
  });

  it('keeps the parts that no event touches', () => {
    const state = stateAfter(NO_EVENTS, metrics(3));
    const next = stateAfter(state, [metric(3, 1)]);
    expect(next.series).not.toBe(state.series);
    for (const part of ['stages', 'votes', 'calls', 'checkpoints', 'log', 'unknown'] as const)
      expect(next[part], part).toBe(state[part]);
  });

  it('has the latencies of each arm that the record of the calls has', () => {
    const { calls: state } = stateAfter(NO_EVENTS, goldenHedging());
    const record = JSON.parse(readFileSync(`${HEDGING}/hedging_metrics.json`, 'utf8')) as HedgingMetrics; // prettier-ignore
    const recorded = (wanted: string) =>
      record.calls.flatMap(({ arm, latency_ms }) => (arm === wanted ? [latency_ms] : []));
    const [calls] = [...state.values()];
    // Events come when calls end, the record lists them as they began.
    expect(calls?.unhedged.toSorted()).toEqual(recorded('unhedged').toSorted());
    expect(calls?.hedged.toSorted()).toEqual(recorded('hedged').toSorted());
    expect(calls?.backups).toBe(record.calls.filter(({ hedged }) => hedged).length);
  });

  it('takes a call that does not name its arm for a hedged one when a backup was planned', () => {
    const call = (delay_ms: number | null, latency_ms: number) =>
      streamed(
        ['hedge', 'eval', { call_id: 'c', hedged: false, winner: 'primary', delay_ms, latency_ms }],
        latency_ms,
      );
    const { calls } = stateAfter(NO_EVENTS, [call(null, 1), call(9, 2), call(null, 3)]);
    expect(calls.get('eval')).toMatchObject({ unhedged: [1, 3], hedged: [2] });
  });

  it('counts events that it does not know, by name', () => {
    const events = ['thought', 'doubt', 'thought'].map((name, seq) =>
      streamed([name, null, {}], seq),
    );
    const { unknown, events: count } = stateAfter(NO_EVENTS, events);
    expect([count, [...unknown]]).toEqual([
      3,
      [
        ['thought', 2],
        ['doubt', 1],
      ],
    ]);
  });

  it('keeps the newest lines of the log', () => {
    const lines = Array.from({ length: MOST_LINES + 5 }, (_, seq) =>
      streamed(['log', null, { level: 'info', message: `line ${seq}` }], seq),
    );
    const { log } = stateAfter(NO_EVENTS, lines);
    expect([log.length, log[0]?.message]).toEqual([MOST_LINES, 'line 5']);
  });
});

describe('a long series', () => {
  it.each([MOST_POINTS, MOST_POINTS + 1, 3 * MOST_POINTS, 10 * MOST_POINTS + 7])(
    'of %i points is thinned evenly, from its first point on, with its last beside it',
    (length) => {
      const found = stateAfter(NO_EVENTS, metrics(length)).series.get(seriesKey('train', 'loss'));
      const every = found?.every ?? 0;
      expect(found?.xs).toEqual(
        Array.from({ length: Math.ceil(length / every) }, (_, i) => i * every),
      );
      expect(found?.xs.length).toBeLessThanOrEqual(MOST_POINTS);
      expect(found?.xs.length).toBeGreaterThanOrEqual(Math.min(length, MOST_POINTS / 2));
      expect([found?.count, found?.last.x]).toEqual([length, length - 1]);
    },
  );
});
