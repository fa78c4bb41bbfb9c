import type { HedgedCall, HedgingMetrics, Interval } from '../contract';
import type { BootstrapOptions } from './bootstrap-counts';
import { bootstrapSamples } from './bootstrap-sample';
import { ARMS, callsOf, LATENCY_PERCENTILES } from './hedging-numbers';
import { percentile } from './percentile';
import { percentileInterval } from './percentile-interval';
import { latencyMetric } from './score-hedging';

/** A latency percentile of one arm in one run minus the same in another, in milliseconds. */
export interface LatencyDifference {
  readonly metric: string;
  readonly arm: HedgedCall['arm'];
  readonly difference: number;
  readonly interval: Interval;
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
    return LATENCY_PERCENTILES.flatMap((percent) => {
      const p = percent / 100;
      if (!percentileInterval(before, p) || !percentileInterval(after, p)) return [];
      const differenceOf = (from: readonly number[], to: readonly number[]) => {
        const [low, high] = [percentile(from, p), percentile(to, p)];
        return low === null || high === null ? null : high - low;
      };
      const difference = differenceOf(before, after);
      const interval = bootstrapSamples(before, after, differenceOf, options);
      if (difference === null || !interval) return [];
      return [{ metric: latencyMetric(percent), arm, difference, interval }];
    });
  });
}

function sortedLatencies(calls: readonly HedgedCall[], arm: HedgedCall['arm']): number[] {
  return callsOf(calls, arm)
    .map(({ latency_ms }) => latency_ms)
    .sort((a, b) => a - b);
}
