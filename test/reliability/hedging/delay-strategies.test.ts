import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentile, seededRandom } from '../../../src/stats';
import { createSlidingWindow } from '../../../src/reliability/hedging/sliding-window';
import { createDelayStrategy } from '../../../src/reliability/hedging/delay-strategy';
import { hedgingPolicy, type HedgingOptions } from '../../../src/reliability/hedging';
import { hedgerOf, oneCall } from './scripted-attempts';

const strategyOf = (options: HedgingOptions) => createDelayStrategy(hedgingPolicy(options));

describe('the sliding window', () => {
  it('gives what stats gives for its last latencies, to the bit', () => {
    const latencies = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 60 });
    const percent = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(latencies, fc.integer({ min: 1, max: 20 }), percent, (all, capacity, p) => {
        const window = createSlidingWindow(capacity);
        all.forEach((latency, index) => {
          window.add(latency);
          const last = all.slice(Math.max(0, index + 1 - capacity), index + 1);
          expect(window.size).toBe(last.length);
          expect(window.percentile(p)).toBe(percentile(last, p / 100));
        });
      }),
    );
    expect(createSlidingWindow(3).percentile(50)).toBeNull();
  });
});

describe('the percentile strategy', () => {
  it('does not sink when it cuts slow calls short', async () => {
    const random = seededRandom(3);
    const { call, records } = hedgerOf({ strategy: 'percentile', budget: null, percentile: 90 });
    const draw = () => ({ latency_ms: 10 * Math.exp(random.normal()) });
    for (let n = 0; n < 4000; n++) await call([draw(), draw()]);
    const late = records.slice(1000).filter(({ hedged }) => hedged).length / 3000;
    expect(late).toBeGreaterThan(0.08);
    expect(late).toBeLessThan(0.12);
  });
});

describe('the adaptive strategy', () => {
  it('hedges the target share of any sequence of latencies, but for what its delay moved', () => {
    const latencies = fc.array(fc.double({ min: 1, max: 1e4, noNaN: true }), { minLength: 1 });
    const target = fc.double({ min: 0.01, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(latencies, target, (all, target_hedge_rate) => {
        const policy = { delay_ms: 100, target_hedge_rate, min_delay_ms: 0 };
        const strategy = strategyOf({ strategy: 'adaptive', ...policy });
        let hedged = 0;
        for (const latency_ms of all) {
          const late = latency_ms > (strategy.delay(0, undefined) ?? 0);
          strategy.observe({ latency_ms, late, size: undefined });
          hedged += Number(late);
        }
        const moved = Math.log((strategy.delay(0, undefined) ?? 0) / 100) / 0.1;
        expect(hedged - target_hedge_rate * all.length).toBeCloseTo(moved, 6);
      }),
    );
  });

  it('starts at the percentile of the warm-up that its target is the rest of', async () => {
    const options = { target_hedge_rate: 0.25, warm_up: 5, min_delay_ms: 0 };
    const { call } = hedgerOf({ strategy: 'adaptive', ...options });
    for (const latency_ms of [50, 10, 40, 20, 30]) await call([{ latency_ms }]);
    expect((await call([{ latency_ms: 1 }])).record.delay_ms).toBe(40);
  });

  it('leaves a delay of 0 again, when the server slows down', () => {
    const strategy = strategyOf({ strategy: 'adaptive', warm_up: 1, min_delay_ms: 0 });
    const delay = () => strategy.delay(0, undefined) ?? NaN;
    strategy.observe({ latency_ms: 0, late: false, size: undefined });
    expect(delay()).toBeGreaterThan(0);
    for (let n = 0; n < 200; n++) strategy.observe({ latency_ms: 50, late: 50 > delay(), size: undefined }); // prettier-ignore
    expect(delay()).toBeGreaterThan(40);
  });

  it('approaches the target hedge rate from whatever delay, also when the server slows down', async () => {
    for (const delay_ms of [1, 10_000]) {
      const random = seededRandom(11);
      const policy = { strategy: 'adaptive', delay_ms, target_hedge_rate: 0.1 } as const;
      const { call, records } = hedgerOf({ ...policy, budget: null });
      for (let n = 0; n < 6000; n++) {
        const draw = () => ({ latency_ms: (n < 3000 ? 10 : 60) * Math.exp(random.normal()) });
        await call([draw(), draw()]);
      }
      for (const from of [1000, 4000]) {
        const rate = records.slice(from, from + 2000).filter(({ hedged }) => hedged).length / 2000;
        expect(rate).toBeGreaterThan(0.08);
        expect(rate).toBeLessThan(0.12);
      }
    }
  });

  it('starts at the matching percentile of the warm-up, and never falls below the floor', async () => {
    const options = { target_hedge_rate: 0.5, warm_up: 3, min_delay_ms: 4 };
    const { call } = hedgerOf({ strategy: 'adaptive', ...options });
    for (const latency_ms of [1, 6, 9]) {
      expect((await call([{ latency_ms }])).record.decision).toBe('warm_up');
    }
    expect((await call([{ latency_ms: 1 }])).record.delay_ms).toBe(6);
    for (let n = 0; n < 20; n++) await call([{ latency_ms: 1 }]);
    expect((await call([{ latency_ms: 1 }])).record.delay_ms).toBe(4);
  });
});

describe('the workload_aware strategy', () => {
  it('keeps a window for each class of sizes, and the whole one while a class warms up', () => {
    const sized = fc.record({ size: fc.nat(40), latency_ms: fc.nat(100) });
    fc.assert(
      fc.property(fc.array(sized, { minLength: 1, maxLength: 60 }), fc.nat(40), (all, asked) => {
        const policy = { percentile: 80, window: 10, warm_up: 3, min_delay_ms: 0 };
        const strategy = strategyOf({ strategy: 'workload_aware', ...policy });
        for (const { size, latency_ms } of all) strategy.observe({ size, latency_ms, late: false });
        // The highest bit is the class: 1, 2-3, 4-7; sizes below 1 are one too.
        const bits = (size: number) => (size === 0 ? 0 : size.toString(2).length);
        const alike = all.filter(({ size }) => bits(size) === bits(asked));
        const known = alike.length >= 3 ? alike : all.length >= 3 ? all : [];
        const last = known.slice(-10).map(({ latency_ms }) => latency_ms);
        expect(strategy.delay(0, asked)).toBe(percentile(last, 0.8));
        const whole = all.length < 3 ? [] : all.slice(-10).map(({ latency_ms }) => latency_ms);
        expect(strategy.delay(0, undefined)).toBe(percentile(whole, 0.8));
      }),
    );
  });

  it('does not hedge large requests for being large', async () => {
    const { call } = hedgerOf({ strategy: 'workload_aware', warm_up: 5, budget: null });
    for (let n = 0; n < 40; n++) {
      await call([{ latency_ms: 10 }, { latency_ms: 10 }], { size: 100 });
      await call([{ latency_ms: 1000 }, { latency_ms: 1000 }], { size: 10_000 });
    }
    const large = await call([{ latency_ms: 900 }, { latency_ms: 1 }], { size: 9000 });
    const small = await call([{ latency_ms: 900 }, { latency_ms: 1 }], { size: 90 });
    expect([large.record.hedged, small.record.hedged]).toEqual([false, true]);
  });

  it('refuses a size that is none before anything is sent', async () => {
    const { hedger } = hedgerOf({ strategy: 'workload_aware' });
    for (const size of [-1, NaN, Infinity]) {
      const call = hedger.call(() => Promise.resolve(1), { call_id: 'c', example_id: 'q', size });
      await expect(call).rejects.toThrow(`size is ${size}; expected`);
    }
  });
});

describe('the exponential_backoff strategy', () => {
  it('waits delay_ms * multiplier^n for the n-th hedge, after the attempt before', async () => {
    const { seen, record } = await oneCall(
      { strategy: 'exponential_backoff', delay_ms: 10, multiplier: 3, max_hedges: 3 },
      [900, 900, 900, 1].map((latency_ms) => ({ latency_ms })),
    );
    expect(seen.sent).toEqual([0, 10, 10 + 30, 10 + 30 + 90]);
    expect(record.delay_ms).toBe(10);
  });
});
