import { mean, sum } from 'd3-array';
import type { HedgedCall, HedgingMetrics, ReportMetric } from '../contract';
import { ARMS, callsOf, hedgingNumbers, isWithin, type Arm } from './hedging-numbers';
import { share } from './share';

/** What is measured of the calls of one arm. */
type ArmMetric = Omit<ReportMetric, 'adapter_id' | 'split'>;

/** Name of the metric of a latency percentile, given in percent. */
export function latencyMetric(percent: number): string {
  return `latency_p${percent}`;
}

/**
 * The metrics of a hedging experiment, each defined in docs/metrics.md: for each arm
 * `latency_p50` to `latency_p99.9` in milliseconds, `success_within_target`, `success_rate` and the
 * mean `output_length`; for the hedged arm `hedge_rate`, `win_rate`, `added_load` and `wasted_ms`.
 */
export function scoreHedging(metrics: HedgingMetrics): ReportMetric[] {
  return ARMS.flatMap((arm) => {
    const calls = callsOf(metrics.calls, arm);
    if (calls.length === 0) return [];
    const measured = [
      ...latencies(metrics, arm),
      ...successes(calls, metrics.target_ms),
      ...outputLength(calls),
      ...(arm === 'hedged' ? hedges(calls) : []),
    ];
    return measured.map(({ name, value, unit, num_examples, interval }) => ({
      name,
      value,
      ...(unit && { unit }),
      adapter_id: arm,
      split: null,
      num_examples,
      ...(interval && { interval }),
    }));
  });
}

function latencies({ calls, target_ms }: HedgingMetrics, arm: Arm): ArmMetric[] {
  const num_examples = callsOf(calls, arm).length;
  return hedgingNumbers(calls, target_ms)
    .percentiles.filter((found) => found.arm === arm)
    .map(({ percentile, value_ms, interval }) => ({
      name: latencyMetric(percentile),
      value: value_ms,
      unit: 'ms',
      num_examples,
      ...(interval && { interval }),
    }));
}

function successes(calls: readonly HedgedCall[], target_ms: number): ArmMetric[] {
  return [
    shareOf('success_within_target', calls, (call) => isWithin(call, target_ms)),
    shareOf('success_rate', calls, ({ outcome }) => outcome === 'success'),
  ];
}

function outputLength(calls: readonly HedgedCall[]): ArmMetric[] {
  const lengths = calls.flatMap(({ output_length }) => output_length ?? []);
  const value = mean(lengths);
  if (value === undefined) return [];
  return [{ name: 'output_length', value, unit: 'characters', num_examples: lengths.length }];
}

function hedges(calls: readonly HedgedCall[]): ArmMetric[] {
  const num_examples = calls.length;
  const extra = sum(calls, ({ attempts }) => Math.max(0, attempts - 1));
  const wasted = sum(calls, ({ wasted_ms }) => wasted_ms);
  const hedged = calls.filter((call) => call.hedged);
  return [
    shareOf('hedge_rate', calls, (call) => call.hedged),
    shareOf('win_rate', hedged, ({ winner }) => winner === 'backup'),
    { name: 'added_load', value: extra / num_examples, num_examples },
    { name: 'wasted_ms', value: wasted, unit: 'ms', num_examples },
  ];
}

function shareOf(
  name: string,
  calls: readonly HedgedCall[],
  holds: (call: HedgedCall) => boolean,
): ArmMetric {
  const { value, interval } = share(calls.filter(holds).length, calls.length);
  return { name, value, num_examples: calls.length, ...(interval && { interval }) };
}
