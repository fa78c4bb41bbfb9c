import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HedgingMetrics } from '../../src/contract';
import { latencyReport } from '../../src/stats';
import { definition7 } from './definition-7';
import { hedgingRecords } from './hedged-calls';

const latenciesOf = ({ calls }: HedgingMetrics, arm: string) =>
  calls.filter((call) => call.arm === arm).map(({ latency_ms }) => latency_ms);

describe('latencyReport', () => {
  it('has the distribution of each arm that has calls, from the least to the most', () => {
    fc.assert(
      fc.property(hedgingRecords, (records) => {
        const { arms, target_ms } = latencyReport(records);
        const present = ['unhedged', 'hedged'].filter((arm) => latenciesOf(records, arm).length > 0); // prettier-ignore
        expect(target_ms).toBe(records.target_ms);
        expect(arms.map(({ arm }) => arm)).toEqual(present);
        for (const { arm, num_calls, curve } of arms) {
          const latencies = latenciesOf(records, arm);
          expect(num_calls).toBe(latencies.length);
          expect(curve.map(({ percentile }) => percentile)).toEqual([...Array(100).keys(), 99.5, 99.9, 100]); // prettier-ignore
          for (const { percentile, value_ms } of curve)
            expect(value_ms).toBeCloseTo(definition7(latencies, percentile / 100), 6);
          expect(curve[0]?.value_ms).toBe(Math.min(...latencies));
          expect(curve.at(-1)?.value_ms).toBe(Math.max(...latencies));
        }
      }),
    );
  });

  it('counts each call in the one bin that holds its latency', () => {
    fc.assert(
      fc.property(hedgingRecords, (records) => {
        const { histogram } = latencyReport(records);
        for (const arm of ['unhedged', 'hedged'] as const) {
          const counts = histogram.map(() => 0);
          for (const latency of histogram.length > 0 ? latenciesOf(records, arm) : []) {
            // The first bin that ends beyond it; the last one holds its end.
            const bin = histogram.findIndex(({ to_ms }) => latency < to_ms);
            const last = counts.length - 1;
            counts[bin === -1 ? last : bin] = (counts[bin === -1 ? last : bin] ?? 0) + 1;
          }
          expect(histogram.map((bin) => bin[arm])).toEqual(counts);
        }
      }),
    );
  });

  it('has bins of equal ratio from the least latency above 0 to the most', () => {
    fc.assert(
      fc.property(hedgingRecords, (records) => {
        const { histogram } = latencyReport(records);
        const all = records.calls.map(({ latency_ms }) => latency_ms).filter((value) => value > 0);
        const [least, most] = [Math.min(...all), Math.max(...all)];
        expect(histogram).toHaveLength(all.length === 0 ? 0 : 24);
        for (const [i, { from_ms, to_ms }] of histogram.entries()) {
          expect(from_ms).toBe(i === 0 ? 0 : histogram[i - 1]?.to_ms);
          const log = Math.log(least) + ((i + 1) / 24) * (Math.log(most) - Math.log(least));
          expect(Math.log(to_ms)).toBeCloseTo(log, 9);
        }
        if (all.length > 0) expect(histogram.at(-1)?.to_ms).toBe(most);
      }),
    );
  });
});
