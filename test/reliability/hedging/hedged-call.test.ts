import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateHedgingMetrics } from '../../../src/contract';
import { percentile } from '../../../src/stats';
import { hedgingPolicy } from '../../../src/reliability/hedging';
import { policies } from './policies';
import { hedgerOf, oneCall, type Script } from './scripted-attempts';
import { tickModel } from './tick-model';

const FAILED = new Error('connection refused');
const scripts = fc.array(fc.record({ latency_ms: fc.nat(40), fails: fc.boolean() }), {
  minLength: 4,
  maxLength: 4,
});
const toScript = ({ latency_ms, fails }: { latency_ms: number; fails: boolean }): Script =>
  fails ? { latency_ms, error: FAILED } : { latency_ms };

describe('a hedged call', () => {
  it('ends as a walk through its milliseconds says, whatever the latencies and the policy', async () => {
    const settings = fc.record({
      delay_ms: fc.oneof(fc.nat(20), fc.constant(Infinity)),
      multiplier: fc.nat(3),
      max_hedges: fc.nat(3),
      deadline_ms: fc.option(fc.integer({ min: 1, max: 60 })),
    });
    await fc.assert(
      fc.asyncProperty(settings, scripts, async (policy, attempts) => {
        const { delay_ms, multiplier, max_hedges, deadline_ms } = policy;
        const delays = [0, 1, 2].map((n) =>
          delay_ms === Infinity ? Infinity : delay_ms * multiplier ** n,
        );
        const model = tickModel(
          { delays, max_hedges, deadline_ms: deadline_ms ?? Infinity },
          attempts,
        );
        const told = await oneCall(
          { strategy: 'exponential_backoff', ...policy },
          attempts.map(toScript),
        );
        expect(told.record).toMatchObject(model);
        expect(told.leaked).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('without failures takes the minimum over its attempts', async () => {
    const latencies = fc.array(fc.nat(100), { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.nat(50), latencies, async (delay_ms, all) => {
        const policy = { strategy: 'fixed', delay_ms, max_hedges: 2 } as const;
        const { record } = await oneCall(
          policy,
          all.map((latency_ms) => ({ latency_ms })),
        );
        expect(record.latency_ms).toBe(Math.min(...all.map((ms, n) => n * delay_ms + ms)));
      }),
    );
  });

  it('leaves a valid record that agrees with itself', async () => {
    const calls = fc.array(fc.record({ attempts: scripts, idempotent: fc.boolean() }));
    await fc.assert(
      fc.asyncProperty(policies, calls, async (options, made) => {
        const { call, hedger, records } = hedgerOf(options);
        for (const { attempts, idempotent } of made) {
          const { record, seen } = await call(attempts.map(toScript), { idempotent });
          expect(record.attempts).toBe(seen.sent.length);
          expect(record.attempts).toBeLessThanOrEqual(1 + hedger.policy.max_hedges);
          expect(record.hedged).toBe(record.attempts > 1);
          expect(record.hedged).toBe(/delay_passed|attempt_failed/.test(record.decision));
          expect(record.hedged && !idempotent).toBe(false);
          expect(record.winner !== null).toBe(record.outcome === 'success');
          const ended = seen.aborted.map(({ attempt }) => attempt);
          expect(record.primary_latency_is_lower_bound).toBe(ended.includes(0));
          expect(record.backup_latency_is_lower_bound).toBe(ended.includes(1));
        }
        expect(
          validateHedgingMetrics({
            schema_version: '1.0.0',
            run_id: 'run',
            policy: hedger.policy,
            target_ms: 1,
            calls: records,
            percentiles: [],
            hedge_rate: null,
            win_rate: null,
            added_load: null,
            within_target: { unhedged: null, hedged: null },
          }),
        ).toMatchObject({ ok: true });
      }),
    );
  });

  /** Hedges of so many calls; the first finds the bucket full. */
  function earned(
    { budget, budget_burst: burst }: { budget: number; budget_burst: number },
    calls: number,
    rounding: number,
  ): number {
    // A bucket for less than one hedge never has one.
    if (burst < 1) return 0;
    // One for a single hedge keeps nothing beyond it: each is earned anew, by whole calls.
    if (burst === 1) return 1 + Math.floor((calls - 1) / Math.ceil(1 / budget - rounding));
    return Math.min(calls, Math.floor(burst + budget * (calls - 1) + rounding));
  }

  it('sends as many hedges as the budget allows, and no more', async () => {
    const budgets = fc.record({
      budget: fc.oneof(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(1000).map((permille) => permille / 1000),
      ),
      budget_burst: fc.nat(5),
    });
    await fc.assert(
      fc.asyncProperty(budgets, async (cap) => {
        const { call } = hedgerOf({ strategy: 'fixed', delay_ms: 10, ...cap });
        let hedges = 0;
        for (let calls = 1; calls <= 40; calls++) {
          const { record } = await call([{ latency_ms: 20 }, { latency_ms: 20 }]);
          hedges += record.attempts - 1;
          expect(hedges).toBeLessThanOrEqual(cap.budget_burst + cap.budget * calls);
          // Where the sum comes that close to a whole number, rounding may decide either way.
          expect(hedges).toBeGreaterThanOrEqual(earned(cap, calls, -1e-6));
          expect(hedges).toBeLessThanOrEqual(earned(cap, calls, 1e-6));
        }
      }),
    );
  });

  it('has as percentile delay the type-7 percentile of the last `window` recorded latencies', async () => {
    const some = policies.filter(
      ({ strategy, max_hedges }) => strategy === 'percentile' && max_hedges !== 0,
    );
    const calls = fc.array(scripts, { minLength: 5, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(some, calls, async (options, made) => {
        const policy = hedgingPolicy({ ...options, max_hedges: 1, deadline_ms: null });
        const { call } = hedgerOf(policy);
        const recorded: number[] = [];
        for (const [index, attempts] of made.entries()) {
          // A fraction of its own keeps a latency from being the delay to the digit.
          const own = attempts.map((one) => ({ ...one, latency_ms: one.latency_ms + index / 512 }));
          const { record } = await call(own.map(toScript));
          const p = percentile(
            recorded.slice(-(policy.window ?? 0)),
            (policy.percentile ?? 0) / 100,
          );
          const known = p !== null && recorded.length >= policy.warm_up;
          expect(record.delay_ms).toBe(known ? Math.max(policy.min_delay_ms, p) : null);
          const ran = record.primary_latency_ms ?? 0;
          const late = record.delay_ms !== null && ran > record.delay_ms - 1e-6;
          if (record.winner === 'primary' || late) recorded.push(ran);
        }
      }),
    );
  });
});
