import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HedgedCall, HedgingMetrics } from '../../src/contract';
import { hedgingNumbers, percentileInterval, scoreHedging, wilsonInterval } from '../../src/stats';
import { definition7 } from './definition-7';
import { hedgingRecords } from './hedged-calls';

const PERCENTS = [50, 95, 99, 99.9];

/** Everything that is counted of the calls of one arm, in one pass over all calls. */
function counted({ calls, target_ms }: HedgingMetrics, arm: HedgedCall['arm']) {
  const counts = { n: 0, inTime: 0, succeeded: 0, hedged: 0, won: 0, extra: 0, wasted: 0 };
  const latencies: number[] = [];
  const lengths: number[] = [];
  for (const call of calls) {
    if (call.arm !== arm) continue;
    counts.n++;
    latencies.push(call.latency_ms);
    if (call.output_length !== undefined) lengths.push(call.output_length);
    if (call.outcome === 'success') {
      counts.succeeded++;
      if (call.latency_ms <= target_ms) counts.inTime++;
    }
    if (call.hedged) {
      counts.hedged++;
      if (call.winner === 'backup') counts.won++;
    }
    if (call.attempts > 1) counts.extra += call.attempts - 1;
    counts.wasted += call.wasted_ms;
  }
  latencies.sort((a, b) => a - b);
  return { ...counts, latencies, lengths };
}

/** Each percentile with its interval; none without calls. */
function percentilesOf(latencies: readonly number[]) {
  if (latencies.length === 0) return [];
  return PERCENTS.map((percent) => {
    const interval = percentileInterval(latencies, percent / 100);
    const value = expect.closeTo(definition7(latencies, percent / 100), 6) as number;
    return { percent, value, ...(interval && { interval }) };
  });
}

const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);

describe('hedgingNumbers', () => {
  it('are what a count by hand gives', () => {
    fc.assert(
      fc.property(hedgingRecords, (records) => {
        const [before, after] = [counted(records, 'unhedged'), counted(records, 'hedged')];
        expect(hedgingNumbers(records.calls, records.target_ms)).toEqual({
          percentiles: (['unhedged', 'hedged'] as const).flatMap((arm) =>
            percentilesOf(counted(records, arm).latencies).map(({ percent, value, ...rest }) => ({
              arm,
              percentile: percent,
              value_ms: value,
              ...rest,
            })),
          ),
          hedge_rate: ratio(after.hedged, after.n),
          win_rate: ratio(after.won, after.hedged),
          added_load: ratio(after.extra, after.n),
          within_target: {
            unhedged: ratio(before.inTime, before.n),
            hedged: ratio(after.inTime, after.n),
          },
        });
      }),
    );
  });
});

const shareOf = (name: string, part: number, whole: number) => ({
  name,
  value: ratio(part, whole),
  num_examples: whole,
  ...(whole > 0 && { interval: wilsonInterval(part, whole) }),
});

/** The metrics of docs/metrics.md, "Hedging", of one arm. */
function expectedMetrics(records: HedgingMetrics, arm: HedgedCall['arm']) {
  const { n, latencies, lengths, ...c } = counted(records, arm);
  if (n === 0) return [];
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return [
    ...percentilesOf(latencies).map(({ percent, ...rest }) => ({
      name: `latency_p${percent}`,
      unit: 'ms',
      num_examples: n,
      ...rest,
    })),
    shareOf('success_within_target', c.inTime, n),
    shareOf('success_rate', c.succeeded, n),
    ...(lengths.length === 0
      ? []
      : [{
          name: 'output_length',
          value: expect.closeTo(total / lengths.length, 9) as number,
          unit: 'characters',
          num_examples: lengths.length,
        }]), // prettier-ignore
    ...(arm === 'unhedged'
      ? []
      : [
          shareOf('hedge_rate', c.hedged, n),
          shareOf('win_rate', c.won, c.hedged),
          { name: 'added_load', value: c.extra / n, num_examples: n },
          {
            name: 'wasted_ms',
            value: expect.closeTo(c.wasted, 3) as number,
            unit: 'ms',
            num_examples: n,
          },
        ]),
  ].map((metric) => ({ ...metric, adapter_id: arm, split: null }));
}

describe('scoreHedging', () => {
  it('gives what a count by hand gives: every metric of both arms, and its interval', () => {
    fc.assert(
      fc.property(hedgingRecords, (records) => {
        expect(scoreHedging(records)).toEqual([
          ...expectedMetrics(records, 'unhedged'),
          ...expectedMetrics(records, 'hedged'),
        ]);
      }),
    );
  });
});
