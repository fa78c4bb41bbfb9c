import { sum } from 'd3-array';
import type { HedgedCall, HedgingMetrics, LatencyPercentile } from '../contract';
import { percentile } from './percentile';
import { percentileInterval } from './percentile-interval';

/** Whether a call ran without or with the hedging policy. */
export type Arm = HedgedCall['arm'];

/** Both arms in the order of every table. */
export const ARMS: readonly Arm[] = ['unhedged', 'hedged'];

/** Percentiles that are reported, in percent. */
export const LATENCY_PERCENTILES = [50, 95, 99, 99.9] as const;

/** What hedging_metrics.json says beside its calls. */
export type HedgingNumbers = Pick<
  HedgingMetrics,
  'percentiles' | 'hedge_rate' | 'win_rate' | 'added_load' | 'within_target'
>;

/**
 * Everything that hedging_metrics.json computes from its calls. Latencies of all calls count,
 * however they ended; a call is within the target only when it succeeded.
 *
 * @param target_ms latency target in milliseconds
 */
export function hedgingNumbers(calls: readonly HedgedCall[], target_ms: number): HedgingNumbers {
  const hedgedArm = callsOf(calls, 'hedged');
  const hedged = hedgedArm.filter((call) => call.hedged);
  const won = hedged.filter(({ winner }) => winner === 'backup').length;
  const extra = sum(hedgedArm, ({ attempts }) => Math.max(0, attempts - 1));
  return {
    percentiles: ARMS.flatMap((arm) => latencyPercentiles(calls, arm)),
    hedge_rate: ratio(hedged.length, hedgedArm.length),
    win_rate: ratio(won, hedged.length),
    added_load: ratio(extra, hedgedArm.length),
    within_target: {
      unhedged: withinTarget(callsOf(calls, 'unhedged'), target_ms),
      hedged: withinTarget(hedgedArm, target_ms),
    },
  };
}

/** The calls of one arm, in their order. */
export function callsOf(calls: readonly HedgedCall[], arm: Arm): HedgedCall[] {
  return calls.filter((call) => call.arm === arm);
}

/** Calls that succeeded within the target. */
export function isWithin({ outcome, latency_ms }: HedgedCall, target_ms: number): boolean {
  return outcome === 'success' && latency_ms <= target_ms;
}

function withinTarget(calls: readonly HedgedCall[], target_ms: number): number | null {
  return ratio(calls.filter((call) => isWithin(call, target_ms)).length, calls.length);
}

function latencyPercentiles(calls: readonly HedgedCall[], arm: Arm): LatencyPercentile[] {
  const latencies = callsOf(calls, arm).map(({ latency_ms }) => latency_ms);
  const sorted = Float64Array.from(latencies).sort();
  return LATENCY_PERCENTILES.flatMap((percent) => {
    const value_ms = percentile(sorted, percent / 100);
    if (value_ms === null) return [];
    const interval = percentileInterval(sorted, percent / 100);
    return [{ arm, percentile: percent, value_ms, ...(interval && { interval }) }];
  });
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
