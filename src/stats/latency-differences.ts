import type { Interval } from '../contract';
import type { BootstrapOptions } from './bootstrap-counts';
import { bootstrapPercentiles, type TwoSamples } from './bootstrap-percentiles';
import { LATENCY_PERCENTILES } from './hedging-numbers';
import { percentile } from './percentile';
import { percentileInterval } from './percentile-interval';
import { latencyMetric } from './score-hedging';

/** A latency percentile of one sample minus the same of another, in milliseconds. */
export interface PercentileDifference {
  readonly metric: string;
  readonly difference: number;
  readonly interval: Interval;
}

/**
 * Latency percentiles of `after` minus those of `before`, with bootstrap intervals. A percentile that
 * has no interval of its own in either sample is left out: a bootstrap knows no tail beyond it.
 */
export function latencyDifferences(
  samples: TwoSamples,
  options: BootstrapOptions,
): PercentileDifference[] {
  const { before, after } = samples;
  const smaller = Math.min(before.length, after.length);
  // Whether there is one depends on the number of values alone.
  const ranks = Float64Array.from({ length: smaller }, (_, rank) => rank);
  const reached = LATENCY_PERCENTILES.filter((percent) => percentileInterval(ranks, percent / 100));
  const ps = reached.map((percent) => percent / 100);
  const intervals = bootstrapPercentiles(samples, ps, options);
  return reached.flatMap((percent, i) => {
    const [from, to] = [percentile(before, percent / 100), percentile(after, percent / 100)];
    const interval = intervals[i];
    if (from === null || to === null || !interval) return [];
    return [{ metric: latencyMetric(percent), difference: to - from, interval }];
  });
}
