import fc from 'fast-check';
import type { HedgedCall, HedgingMetrics } from '../../src/contract';
import { recordsOf } from '../report/recompute/records';

const { hedging } = recordsOf(1);
const [template] = hedging?.calls ?? [];
if (!hedging || !template) throw new Error('the records have a call');
const document: HedgingMetrics = hedging;
const call: HedgedCall = template;

/** Milliseconds: none, as few and as many as a clock tells, and some that meet again and again. */
const latency = fc.oneof(
  fc.double({ min: 1e-6, max: 1e7, noNaN: true }),
  fc.constantFrom(0, 10, 50, 100),
);

/** Calls of either arm that succeed or fail, are hedged once or more, won by either, or by none. */
const hedgedCall: fc.Arbitrary<HedgedCall> = fc
  .record({
    arm: fc.constantFrom('unhedged', 'hedged'),
    latency_ms: latency,
    hedges: fc.nat(3),
    isSent: fc.boolean(),
    outcome: fc.constantFrom('success', 'success', 'failure', 'deadline', 'aborted'),
    hasBackupWon: fc.boolean(),
    wasted_ms: latency,
    output_length: fc.option(fc.nat(100), { nil: undefined }),
  })
  .map(({ arm, latency_ms, hedges, isSent, outcome, hasBackupWon, wasted_ms, output_length }) => {
    const extra = arm === 'hedged' ? hedges : 0;
    const { output_length: _length, ...rest } = call;
    return {
      ...rest,
      arm,
      latency_ms,
      hedged: extra > 0,
      // A call that was aborted before it began sent nothing.
      attempts: extra > 0 || isSent ? 1 + extra : 0,
      outcome,
      winner: outcome !== 'success' ? null : extra > 0 && hasBackupWon ? 'backup' : 'primary',
      wasted_ms,
      ...(output_length !== undefined && { output_length }),
    };
  });

/** What an experiment records: any number of calls in any order, and a target that some meet. */
export const hedgingRecords: fc.Arbitrary<HedgingMetrics> = fc
  .record({
    calls: fc.array(hedgedCall, { size: 'medium' }),
    target_ms: fc.constantFrom(0, 10, 50, 100, 1e4),
  })
  .map(({ calls, target_ms }) => ({ ...document, calls, target_ms }));
