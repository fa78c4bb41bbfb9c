import { describe, expect, it } from 'vitest';
import type { HedgedCall } from '../../src/contract';
import { compareLatencies, percentile, seededRandom } from '../../src/stats';
import { recordsOf } from '../report/recompute/records';

const [template] = recordsOf(1).hedging?.calls ?? [];
if (!template) throw new Error('the records have calls');
const call: HedgedCall = template;

/** Calls without hedging whose latencies are exponential with the given mean. */
function callsOf(count: number, mean_ms: number, seed: number): { calls: HedgedCall[] } {
  const random = seededRandom(seed);
  const latency = () => -mean_ms * Math.log(1 - random.uniform());
  return { calls: Array.from({ length: count }, () => ({ ...call, latency_ms: latency() })) };
}

describe('compareLatencies', () => {
  it('is the difference of the percentiles, and leaves out what a sample cannot reach', () => {
    const [before, after] = [callsOf(100, 10, 1), callsOf(60, 20, 2)];
    const compared = compareLatencies(before, after, { seed: 1, resamples: 100 });
    const median = ({ calls }: { calls: HedgedCall[] }) =>
      percentile(
        calls.map(({ latency_ms }) => latency_ms),
        0.5,
      ) ?? NaN;
    // 60 calls have an interval of their median, and none of their 95th percentile.
    expect(compared).toHaveLength(1);
    expect(compared[0]).toMatchObject({ metric: 'latency_p50', arm: 'unhedged' });
    expect(compared[0]?.difference).toBe(median(after) - median(before));
  });

  it('covers the true difference about as often as it says', () => {
    const rounds = 300;
    // The median of an exponential distribution is its mean times ln 2.
    const truth = (20 - 10) * Math.LN2;
    let covered = 0;
    for (let round = 0; round < rounds; round++) {
      const [before, after] = [callsOf(60, 10, 2 * round), callsOf(40, 20, 2 * round + 1)];
      const [median] = compareLatencies(before, after, { seed: round, resamples: 200 });
      if (median && median.interval.low <= truth && truth <= median.interval.high) covered++;
    }
    expect(covered / rounds).toBeGreaterThan(0.9);
    expect(covered / rounds).toBeLessThan(0.995);
  });

  it('pairs nothing: two equal samples still differ by chance', () => {
    const run = callsOf(80, 10, 1);
    const [median] = compareLatencies(run, run, { seed: 1 });
    expect(median?.difference).toBe(0);
    expect(median?.interval.low).toBeLessThan(0);
    expect(median?.interval.high).toBeGreaterThan(0);
  });
});
