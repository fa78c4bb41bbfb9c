import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentile, seededRandom } from '../../../src/stats';
import { createHedger } from '../../../src/reliability/hedging';
import { simulateTailAtScale } from '../../../src/reliability/simulation';
import { latencySummary } from '../../../src/reliability/simulation/latency-summary';
import { readLatency } from '../../../src/reliability/simulation/read-latency';
import { createVirtualClock } from '../../../src/reliability/virtual-clock';

describe('simulateTailAtScale', () => {
  it('brings p99.9 from about 1,800 ms to under 100 ms for about 2 % more requests', () => {
    for (const seed of [1, 2, 3, 42]) {
      const { unhedged, hedged, extra_requests } = simulateTailAtScale({ seed });
      expect(unhedged.p99_9_ms).toBeGreaterThan(1500);
      expect(unhedged.p99_9_ms).toBeLessThan(2100);
      expect(hedged.p99_9_ms).toBeLessThan(100);
      expect(extra_requests).toBeGreaterThan(0.01);
      expect(extra_requests).toBeLessThan(0.03);
      // Hedging never makes a fan-out slower here: a backup costs the primary nothing.
      hedged.permille_ms.forEach((ms, n) =>
        expect(ms).toBeLessThanOrEqual(unhedged.permille_ms[n] ?? 0),
      );
    }
  });

  it('is what the hedger does in virtual time, call by call', async () => {
    const [fan_outs, servers, delay_ms, seed] = [400, 100, 10, 5];
    const clock = createVirtualClock();
    const policy = { strategy: 'fixed', delay_ms, budget: null } as const;
    let extra = 0;
    const hedger = createHedger(policy, {
      clock,
      onRecord: (record) => (extra += record.attempts - 1),
    });
    const random = seededRandom(seed);
    const slowest: number[] = [];
    for (let fanOut = 0; fanOut < fan_outs; fanOut++) {
      const reads = Array.from({ length: servers }, (_, server) => {
        const primary = readLatency(random.uniform());
        const backup = primary > delay_ms ? readLatency(random.uniform()) : NaN;
        return hedger.call(
          ({ attempt }) =>
            new Promise<void>((resolve) => {
              clock.after(attempt === 0 ? primary : backup, resolve);
            }),
          { call_id: `c-${fanOut}-${server}`, example_id: `q-${fanOut}` },
        );
      });
      await clock.run();
      const latencies = (await Promise.all(reads)).map(({ record }) => record.latency_ms);
      slowest.push(Math.max(...latencies));
    }
    const fast = simulateTailAtScale({ seed, fan_outs, servers, delay_ms });
    expect(extra / (fan_outs * servers)).toBe(fast.extra_requests);
    expect(extra).toBeGreaterThan(500);
    latencySummary(slowest).permille_ms.forEach((ms, n) =>
      expect(ms).toBeCloseTo(fast.hedged.permille_ms[n] ?? NaN, 6),
    );
  });

  it('is the same for the same seed, and another for another', () => {
    const run = (seed: number) => simulateTailAtScale({ seed, fan_outs: 50 });
    expect(run(9)).toEqual(run(9));
    expect(run(9)).not.toEqual(run(10));
  });
});

describe('readLatency', () => {
  it('grows with its uniform, and has the tail that is stated', () => {
    const uniform = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(uniform, uniform, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(readLatency(low)).toBeLessThanOrEqual(readLatency(high));
        expect(readLatency(low)).toBeGreaterThanOrEqual(1);
        expect(Number.isFinite(readLatency(high))).toBe(true);
      }),
    );
    expect(readLatency(0.98)).toBeCloseTo(10, 9);
    // Of 100 reads one takes longer than this in one fan-out of a thousand.
    expect(readLatency(1 - 1e-5)).toBeGreaterThan(1750);
    expect(readLatency(1 - 1e-5)).toBeLessThan(1850);
  });
});

describe('latencySummary', () => {
  it('has the percentiles of stats', () => {
    const latencies = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(latencies, fc.nat(1000), (all, permille) => {
        const summary = latencySummary(all);
        expect(summary.permille_ms[permille]).toBe(percentile(all, permille / 1000));
        expect(summary.p99_9_ms).toBe(percentile(all, 0.999));
        expect(summary.permille_ms).toHaveLength(1001);
      }),
    );
    expect(() => latencySummary([])).toThrow(RangeError);
  });
});
