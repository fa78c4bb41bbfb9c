import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HedgingMetrics } from '../../src';
import { percentile } from '../../src/stats';
import { alignLines, valuesAt, type Line } from '../../src/page/charts/line';
import { lookOf } from '../../src/page/charts/look';
import { recordedArms, armLines } from '../../src/page/run/latency/latency-lines';
import { chartGroups } from '../../src/page/run/metrics/chart-groups';
import { NO_EVENTS, stateAfter } from '../../src/page/run/state';
import { streamed } from './run/events';

const LINES: fc.Arbitrary<Line[]> = fc.array(
  fc.array(fc.tuple(fc.nat(30), fc.integer()), { minLength: 1 }).map((points) => ({
    label: 'a line',
    xs: points.map(([x]) => x),
    values: points.map(([, value]) => value),
  })),
  { minLength: 1, maxLength: 4 },
);

describe('aligned lines', () => {
  it('have each x once, ascending, and the last value of each line there', () => {
    fc.assert(
      fc.property(LINES, (lines) => {
        const [xs, ...values] = alignLines(lines);
        expect(xs).toEqual([...new Set(lines.flatMap((line) => line.xs))].sort((a, b) => a - b));
        for (const [i, line] of lines.entries())
          for (const [place, x] of xs.entries())
            expect(values[i]?.[place]).toBe(line.values[line.xs.lastIndexOf(x)] ?? null);
      }),
    );
  });

  it('have at any place the value that each line had last', () => {
    fc.assert(
      fc.property(LINES, fc.nat(30), (lines, at) => {
        const data = alignLines(lines);
        const place = Math.min(at, data[0].length - 1);
        const found = valuesAt(data, place);
        for (const [i, values] of data.slice(1).entries())
          expect(found[i]).toBe(values.slice(0, place + 1).findLast((one) => one !== null) ?? null);
      }),
    );
  });

  it('look unlike each other, also without colours where they are few', () => {
    const looks = Array.from({ length: 36 }, (_, place) => lookOf(place));
    expect(new Set(looks.map((look) => JSON.stringify(look))).size).toBe(36);
    expect(new Set(looks.slice(0, 6).map(({ dash }) => dash.join())).size).toBe(6);
  });
});

describe('lines of latencies', () => {
  const latencies = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), {
    minLength: 1,
    maxLength: 900,
  });

  it('rise to all calls, and have the percentiles of the reports', () => {
    fc.assert(
      fc.property(latencies, (hedged) => {
        const [line, ...rest] = armLines({ unhedged: [], hedged });
        expect(rest).toEqual([]);
        expect(line?.calls).toBe(hedged.length);
        expect(line?.values.at(-1)).toBe(1);
        expect(line?.xs.at(-1)).toBe(Math.max(0.001, ...hedged));
        expect(line?.xs).toEqual([...(line?.xs ?? [])].sort((a, b) => a - b));
        const expected = [0.5, 0.95, 0.99].map((p) => percentile(hedged, p));
        expect(line?.percentiles).toEqual(expected);
        for (const [i, share] of (line?.values ?? []).entries()) {
          const x = line?.xs[i] ?? 0;
          const within = hedged.filter((one) => Math.max(0.001, one) <= x).length / hedged.length;
          expect(within).toBeGreaterThanOrEqual(share);
        }
      }),
    );
  });

  it('of a record are those of its arms', () => {
    const call = (arm: string, latency_ms: number) => ({ arm, latency_ms });
    const calls = [call('hedged', 5), call('unhedged', 9), call('hedged', 7)];
    // All that lines are made of.
    const lines = recordedArms({ calls } as unknown as HedgingMetrics);
    expect(lines.map(({ label, xs }) => [label, xs])).toEqual([
      ['without hedging', [9]],
      ['with hedging', [5, 7]],
    ]);
  });
});

it('charts have the series of one stage and unit, but not those told with votes', () => {
  const metric = (stage: string, name: string, unit?: string) =>
    ['metric', stage, { name, value: 1, step: 1, ...(unit && { unit }) }] as const;
  const vote = {
    example_id: 'q-1',
    ensemble_id: 'majority',
    winner: null,
    tie: false,
    agreement: 1,
    abstentions: 0,
  };
  const said = [
    metric('train', 'a/loss'),
    metric('train', 'b/loss'),
    metric('eval', 'b/loss'),
    metric('train', 'p99/a', 'ms'),
    metric('train', 'wait/b', 'ms'),
    ['vote', 'eval', vote] as const,
    metric('eval', 'majority/accuracy'),
  ];
  const { series, votes } = stateAfter(NO_EVENTS, said.map(streamed));
  expect(
    chartGroups(series, votes).map(({ title, stage, series: of }) => [
      title,
      stage,
      of.map(({ name }) => name),
    ]),
  ).toEqual([
    ['loss', 'train', ['a/loss', 'b/loss']],
    ['b/loss', 'eval', ['b/loss']],
    ['Values in ms', 'train', ['p99/a', 'wait/b']],
  ]);
});
