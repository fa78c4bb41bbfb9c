import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateHedgingMetrics } from '../../../src/contract';
import {
  createHedger,
  HEDGING_PRESETS,
  hedgingPolicy,
  type HedgingOptions,
} from '../../../src/reliability/hedging';
import { policies } from './policies';

function documentOf(policy: unknown) {
  return {
    schema_version: '1.0.0',
    run_id: '0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f',
    policy,
    target_ms: 100,
    calls: [],
    percentiles: [],
    hedge_rate: null,
    win_rate: null,
    added_load: null,
    within_target: { unhedged: null, hedged: null },
  };
}

describe('hedgingPolicy', () => {
  it('completes every policy to one that documents may hold, and leaves a complete one alone', () => {
    fc.assert(
      fc.property(policies, (options) => {
        const policy = hedgingPolicy(options);
        expect(validateHedgingMetrics(documentOf(policy))).toMatchObject({ ok: true });
        expect(hedgingPolicy(policy)).toEqual(policy);
        expect(createHedger(options).policy).toEqual(policy);
      }),
    );
  });

  it('has the documented defaults', () => {
    expect(hedgingPolicy({ strategy: 'percentile' })).toEqual({
      strategy: 'percentile',
      percentile: 95,
      delay_ms: null,
      window: 1000,
      warm_up: 20,
      min_delay_ms: 1,
      multiplier: null,
      target_hedge_rate: null,
      max_hedges: 1,
      budget: 0.1,
      budget_burst: 10,
      deadline_ms: null,
    });
    const ofAll = { max_hedges: 1, budget: 0.1, budget_burst: 10, deadline_ms: null };
    const unused = { percentile: null, window: null, multiplier: null, target_hedge_rate: null };
    const immediate = { ...ofAll, ...unused, warm_up: 0, min_delay_ms: 0 };
    const given = { delay_ms: 7 };
    expect(hedgingPolicy({ strategy: 'fixed', ...given })).toEqual({ ...immediate, strategy: 'fixed', ...given }); // prettier-ignore
    expect(hedgingPolicy({ strategy: 'exponential_backoff', ...given })).toEqual({ ...immediate, strategy: 'exponential_backoff', ...given, multiplier: 2 }); // prettier-ignore
    expect(hedgingPolicy({ strategy: 'adaptive' })).toEqual({ ...ofAll, ...unused, strategy: 'adaptive', delay_ms: null, warm_up: 20, min_delay_ms: 1, target_hedge_rate: 0.05 }); // prettier-ignore
    expect(hedgingPolicy({ strategy: 'workload_aware' })).toEqual({ ...hedgingPolicy({ strategy: 'percentile' }), strategy: 'workload_aware' }); // prettier-ignore
    expect(hedgingPolicy(HEDGING_PRESETS.percentile_75).percentile).toBe(75);
    expect(hedgingPolicy({ strategy: 'fixed', delay_ms: Infinity }).delay_ms).toBeNull();
    expect(hedgingPolicy({ strategy: 'adaptive', delay_ms: 5 }).warm_up).toBe(0);
    expect(hedgingPolicy({ strategy: 'percentile', window: 10 }).warm_up).toBe(10);
    expect(hedgingPolicy({ strategy: 'adaptive', budget: null }).budget_burst).toBeNull();
  });

  it.each<[HedgingOptions, string]>([
    [{ strategy: 'fixed' }, 'fixed needs delay_ms'],
    [
      { strategy: 'fixed', delay_ms: 1, percentile: 95 },
      'fixed has no percentile; it has delay_ms',
    ],
    [{ strategy: 'fixed', delay_ms: -1 }, 'delay_ms is -1; expected milliseconds'],
    [{ strategy: 'percentile', percentile: 950 }, 'percentile is 950; expected'],
    [{ strategy: 'percentile', percentile: null }, 'percentile is null; expected'],
    [{ strategy: 'percentile', delay_ms: 5 }, 'percentile has no delay_ms'],
    [{ strategy: 'percentile', window: 0 }, 'window is 0; expected a whole number from 1'],
    [{ strategy: 'percentile', window: 1e9 }, 'window is 1000000000; expected a whole number'],
    [{ strategy: 'percentile', window: 10, warm_up: 11 }, 'at most the window of 10'],
    [{ strategy: 'fixed', delay_ms: 1, warm_up: 5 }, 'fixed has no warm_up'],
    [{ strategy: 'adaptive', target_hedge_rate: 5 }, 'target_hedge_rate is 5; expected a fraction'],
    [{ strategy: 'adaptive', max_hedges: 1.5 }, 'max_hedges is 1.5; expected'],
    [{ strategy: 'adaptive', budget: 10 }, 'budget is 10; expected a fraction'],
    [{ strategy: 'adaptive', budget_burst: null }, 'budget: null for no cap'],
    [{ strategy: 'adaptive', deadline_ms: 0 }, 'deadline_ms is 0; expected a finite number above'],
    [{ strategy: 'adaptive', deadline_ms: NaN }, 'deadline_ms is NaN; expected'],
    [{ strategy: 'exponential_backoff' }, 'needs delay_ms'],
    [JSON.parse('{"strategy":"p95"}') as HedgingOptions, 'strategy is "p95"; expected fixed, '],
    [JSON.parse('{"strategy":"adaptive","retries":1}') as HedgingOptions, 'retries is not one of'],
  ])('refuses %j', (options, message) => {
    expect(() => hedgingPolicy(options)).toThrow(RangeError);
    expect(() => hedgingPolicy(options)).toThrow(message);
  });
});
