import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulateOverload } from '../../../src/reliability/simulation';
import { createServerQueue } from '../../../src/reliability/simulation/server-queue';
import { createVirtualClock } from '../../../src/reliability/virtual-clock';

const REQUESTS = 6000;
/** What a full bucket of ten hedges adds at most. */
const BURST = 10 / REQUESTS;

describe('simulateOverload', () => {
  it('without a budget hedging amplifies into an overload, with one it does not', async () => {
    for (const seed of [1, 2]) {
      const { unhedged, hedged_with_budget, hedged_without_budget } = await simulateOverload({
        seed,
        requests: REQUESTS,
      });
      expect(unhedged.attempts_per_request).toBe(1);
      expect(unhedged.deadline_rate).toBe(0);
      expect(hedged_with_budget.attempts_per_request).toBeLessThanOrEqual(1.1 + BURST);
      expect(hedged_with_budget.deadline_rate).toBeLessThan(0.01);
      expect(hedged_without_budget.attempts_per_request).toBeGreaterThan(1.8);
      expect(hedged_without_budget.deadline_rate).toBeGreaterThan(0.5);
      expect(hedged_without_budget.latency.p50_ms).toBeGreaterThan(
        5 * hedged_with_budget.latency.p50_ms,
      );
    }
  });

  it('above capacity the budget bounds the load all the same', async () => {
    const { unhedged, hedged_with_budget, hedged_without_budget } = await simulateOverload({
      seed: 3,
      requests: REQUESTS,
      load: 1.2,
      budget: 0.05,
    });
    expect(unhedged.deadline_rate).toBeGreaterThan(0.3);
    expect(hedged_with_budget.attempts_per_request).toBeLessThanOrEqual(1.05 + BURST);
    expect(hedged_without_budget.attempts_per_request).toBeGreaterThan(1.9);
    expect(hedged_without_budget.deadline_rate).toBeGreaterThan(hedged_with_budget.deadline_rate);
  });

  it('with room to spare the budget buys a lower tail', async () => {
    const { unhedged, hedged_with_budget } = await simulateOverload({
      seed: 1,
      requests: REQUESTS,
      load: 0.5,
    });
    expect(hedged_with_budget.latency.p99_ms).toBeLessThan(unhedged.latency.p99_ms);
  });

  it('is the same for the same seed, and another for another', async () => {
    const run = (seed: number) => simulateOverload({ seed, requests: 300 });
    const first = await run(4);
    expect(await run(4)).toEqual(first);
    expect(await run(5)).not.toEqual(first);
  });
});

describe('the server queue', () => {
  it('serves first come, first served, as the recursion of waiting times has it', async () => {
    const job = fc.record({ gap: fc.nat(10), service: fc.nat(30) });
    const jobs = fc.array(job, { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(jobs, fc.integer({ min: 1, max: 4 }), async (all, servers) => {
        const clock = createVirtualClock();
        const queue = createServerQueue(clock, servers);
        const done = all.map(() => NaN);
        let arrival = 0;
        /** When each server is free again (Kiefer & Wolfowitz 1955). */
        const free = Array.from({ length: servers }, () => 0);
        const expected = all.map(({ gap, service }, index) => {
          arrival += gap;
          clock.after(arrival, () => {
            void queue.serve(service).then(() => (done[index] = clock.now()));
          });
          free.sort((a, b) => a - b);
          const end = Math.max(arrival, free[0] ?? 0) + service;
          free[0] = end;
          return end;
        });
        await clock.run();
        expect(done).toEqual(expected);
      }),
    );
  });
});
