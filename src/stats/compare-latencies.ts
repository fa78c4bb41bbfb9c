import type { HedgedCall, HedgingMetrics } from '../contract';
import type { BootstrapOptions } from './bootstrap-counts';
import { ARMS, callsOf } from './hedging-numbers';
import { latencyDifferences, type PercentileDifference } from './latency-differences';

/** A latency percentile of one arm in one run minus the same in another, in milliseconds. */
export interface LatencyDifference extends PercentileDifference {
  readonly arm: HedgedCall['arm'];
}

/**
 * Latency percentiles of `other` minus those of `baseline`, arm by arm, with bootstrap intervals
 * that resample each run by itself: calls of two runs met different conditions and are no pairs. A
 * percentile that has no interval of its own in either run is left out.
 */
export function compareLatencies(
  baseline: Pick<HedgingMetrics, 'calls'>,
  other: Pick<HedgingMetrics, 'calls'>,
  options: BootstrapOptions,
): LatencyDifference[] {
  return ARMS.flatMap((arm) => {
    const before = sortedLatencies(baseline.calls, arm);
    const after = sortedLatencies(other.calls, arm);
    return latencyDifferences({ before, after, paired: false }, options).map((found) => ({
      arm,
      ...found,
    }));
  });
}

function sortedLatencies(calls: readonly HedgedCall[], arm: HedgedCall['arm']): number[] {
  return callsOf(calls, arm)
    .map(({ latency_ms }) => latency_ms)
    .sort((a, b) => a - b);
}
