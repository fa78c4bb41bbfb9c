import fc from 'fast-check';
import type { HedgingOptions } from '../../../src/reliability/hedging';

const milliseconds = fc.nat(40);
const shared = fc.record({
  max_hedges: fc.nat(3),
  deadline_ms: fc.option(fc.integer({ min: 1, max: 80 })),
  budget: fc.double({ min: 0, max: 1, noNaN: true }),
  budget_burst: fc.nat(5),
});
const ofWindow = fc.record({
  warm_up: fc.nat(5),
  percentile: fc.double({ min: 0, max: 100, noNaN: true }),
  window: fc.integer({ min: 5, max: 12 }),
});

/** Policies of every strategy. */
export const policies: fc.Arbitrary<HedgingOptions> = fc
  .tuple(
    fc.oneof(
      fc.record({
        strategy: fc.constant('fixed' as const),
        delay_ms: fc.oneof(milliseconds, fc.constant(Infinity)),
      }),
      fc.record({
        strategy: fc.constant('exponential_backoff' as const),
        delay_ms: milliseconds,
        multiplier: fc.double({ min: 0, max: 3, noNaN: true }),
      }),
      fc
        .record({ strategy: fc.constantFrom('percentile', 'workload_aware'), own: ofWindow })
        .map(({ strategy, own }) => ({ strategy, ...own })),
      fc.record({
        strategy: fc.constant('adaptive' as const),
        warm_up: fc.nat(5),
        target_hedge_rate: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    ),
    shared,
    fc.boolean(),
  )
  .map(([strategy, { budget, budget_burst, ...rest }, capped]) => ({
    ...rest,
    ...(capped ? { budget, budget_burst } : { budget: null }),
    ...strategy,
  }));
