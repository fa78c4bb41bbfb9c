import { describe, expect, it } from 'vitest';
import type { HedgingMetrics } from '../../src/contract';
import { compareArms, percentile } from '../../src/stats';
import { recordsOf } from '../report/recompute/records';

function hedgingOf(examples: number): HedgingMetrics {
  const { hedging } = recordsOf(examples);
  if (!hedging) throw new Error('the records have calls');
  return hedging;
}

const METRICS = ['latency_p50', 'latency_p95', 'latency_p99', 'latency_p99.9'];

describe('compareArms', () => {
  it('gives the hedged arm minus the unhedged one, with an interval around it', () => {
    const hedging = hedgingOf(400);
    const latencies = (arm: string) =>
      hedging.calls.filter((call) => call.arm === arm).map(({ latency_ms }) => latency_ms);
    const [median] = compareArms(hedging, { seed: 1 });
    const difference =
      (percentile(latencies('hedged'), 0.5) ?? 0) - (percentile(latencies('unhedged'), 0.5) ?? 0);
    expect(median).toMatchObject({ metric: 'latency_p50', difference, num_examples: 400 });
    expect(median?.interval.low).toBeLessThan(difference);
    expect(median?.interval.high).toBeGreaterThan(difference);
  });

  it.each([
    // As many calls as an interval from order statistics needs: 1 - p^n >= 0.975.
    [71, 1],
    [72, 2],
    [367, 2],
    [368, 3],
    [3687, 3],
  ])('of %i pairs says nothing of a tail that they do not reach', (pairs, expected) => {
    const compared = compareArms(hedgingOf(pairs), { seed: 1, resamples: 50 });
    expect(compared.map(({ metric }) => metric)).toEqual(METRICS.slice(0, expected));
  });

  it('pairs the calls of one example, whatever their order', () => {
    const hedging = hedgingOf(100);
    const { calls } = hedging;
    const reversed = [...calls].reverse().filter(({ arm }) => arm === 'hedged');
    const shuffled = [...reversed, ...calls.filter(({ arm }) => arm === 'unhedged')];
    expect(compareArms({ ...hedging, calls: shuffled }, { seed: 1 })).toEqual(
      compareArms(hedging, { seed: 1 }),
    );
    const [first] = calls;
    expect(() => compareArms({ ...hedging, calls: [...calls, ...(first ? [first] : [])] }, { seed: 1 })).toThrow(/two calls/); // prettier-ignore
  });
});
