import type { LatencyReport, ReportComparison, ReportMetric } from '../contract';
import { formatDifference, formatNumber, percentOf } from '../wording';
import { excludesZero } from './excludes-zero';
import { findMetric } from './find-metric';

/** Says what hedging did to the latencies, each difference with its interval, and what it cost. */
export function summarizeHedging(
  { target_ms }: LatencyReport,
  arms: readonly ReportComparison[],
  metrics: readonly ReportMetric[],
): string {
  const valueOf = (name: string, arm: 'unhedged' | 'hedged') => {
    const value = findMetric(metrics, name, arm, null)?.value ?? null;
    return value === null ? 'undefined' : formatNumber(value);
  };
  const [first] = arms;
  const differences = first
    ? `With hedging, over ${first.num_examples} pairs of calls: ${arms.map(differenceText).join('; ')}.`
    : 'No calls of both arms could be paired, so no difference in latency is given.';
  const within = `Within ${target_ms} ms: ${valueOf('success_within_target', 'unhedged')} of the calls without hedging, ${valueOf('success_within_target', 'hedged')} with it.`;
  const load = `Hedge rate ${valueOf('hedge_rate', 'hedged')}, win rate ${valueOf('win_rate', 'hedged')}; added load ${valueOf('added_load', 'hedged')} requests a call.`;
  return [differences, within, load].join(' ');
}

function differenceText(comparison: ReportComparison): string {
  const { metric, difference, interval } = comparison;
  const unit = comparison.unit ? ` ${comparison.unit}` : '';
  const found = `${formatDifference(difference)}${unit}, ${percentOf(interval.level)} interval ${formatDifference(interval.low)} to ${formatDifference(interval.high)}${unit}`;
  if (!excludesZero(comparison)) return `no difference in ${metric} is shown (${found})`;
  return `${metric} is ${difference < 0 ? 'lower' : 'higher'} (${found})`;
}
