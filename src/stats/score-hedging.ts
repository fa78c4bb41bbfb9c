import { mean, sum } from 'd3-array';
import type { HedgedCall, HedgingMetrics, ReportComparison, ReportMetric } from '../contract';
import type { BootstrapOptions } from './bootstrap-counts';
import { bootstrapSample } from './bootstrap-sample';
import {
  ARMS,
  callsOf,
  hedgingNumbers,
  isWithin,
  LATENCY_PERCENTILES,
  type Arm,
} from './hedging-numbers';
import { percentile } from './percentile';
import { share } from './share';

const METRIC_OF = new Map(LATENCY_PERCENTILES.map((p) => [p as number, `latency_p${p}`]));

/**
 * The metrics of a hedging experiment, each defined in docs/metrics.md: for each arm
 * `latency_p50` to `latency_p99.9` in milliseconds, `success_rate`, `success_within_target` and the
 * mean `output_length`; for the hedged arm `hedge_rate`, `win_rate`, `added_load` and `wasted_ms`.
 */
export function scoreHedging({ calls, target_ms }: HedgingMetrics): ReportMetric[] {
  const numbers = hedgingNumbers(calls, target_ms);
  const hedged = callsOf(calls, 'hedged');
  const metric = (
    name: string,
    arm: Arm,
    measured: Pick<ReportMetric, 'value' | 'interval' | 'unit'>,
    num_examples: number,
  ): ReportMetric => {
    const { value, unit, interval } = measured;
    const place = { adapter_id: arm, split: null, num_examples };
    return { name, value, ...(unit && { unit }), ...place, ...(interval && { interval }) };
  };
  const ofArm = (arm: Arm): ReportMetric[] => {
    const all = callsOf(calls, arm);
    if (all.length === 0) return [];
    const count = (holds: (call: HedgedCall) => boolean) => all.filter(holds).length;
    const within = count((call) => isWithin(call, target_ms));
    const succeeded = count(({ outcome }) => outcome === 'success');
    const lengths = all.flatMap(({ output_length }) => output_length ?? []);
    return [
      ...numbers.percentiles
        .filter((found) => found.arm === arm)
        .map(({ percentile: p, value_ms, interval }) =>
          metric(
            METRIC_OF.get(p) ?? '',
            arm,
            { value: value_ms, unit: 'ms', ...(interval && { interval }) },
            all.length,
          ),
        ),
      metric('success_within_target', arm, share(within, all.length), all.length),
      metric('success_rate', arm, share(succeeded, all.length), all.length),
      ...(lengths.length > 0
        ? [
            metric(
              'output_length',
              arm,
              { value: mean(lengths) ?? null, unit: 'characters' },
              lengths.length,
            ),
          ]
        : []),
    ];
  };
  const sent = hedged.filter((call) => call.hedged);
  const won = sent.filter(({ winner }) => winner === 'backup').length;
  const wasted = sum(hedged, ({ wasted_ms }) => wasted_ms);
  return [
    ...ARMS.flatMap(ofArm),
    ...(hedged.length > 0
      ? [
          metric('hedge_rate', 'hedged', share(sent.length, hedged.length), hedged.length),
          metric('win_rate', 'hedged', share(won, sent.length), sent.length),
          metric('added_load', 'hedged', { value: numbers.added_load }, hedged.length),
          metric('wasted_ms', 'hedged', { value: wasted, unit: 'ms' }, hedged.length),
        ]
      : []),
  ];
}

/**
 * Percentiles of the hedged arm minus those of the unhedged one, with bootstrap intervals that
 * resample pairs: calls of both arms for the same example, the first of each.
 */
export function compareArms(
  { calls }: HedgingMetrics,
  options: BootstrapOptions,
): ReportComparison[] {
  const hedged = new Map(callsOf(calls, 'hedged').map((call) => [call.example_id, call]));
  const pairs = callsOf(calls, 'unhedged').flatMap((before) => {
    const after = hedged.get(before.example_id);
    return after ? [[before.latency_ms, after.latency_ms] as const] : [];
  });
  return LATENCY_PERCENTILES.flatMap((percent) => {
    const difference = (drawn: typeof pairs) => {
      const at = (arm: 0 | 1) =>
        percentile(
          drawn.map((pair) => pair[arm]),
          percent / 100,
        );
      const [before, after] = [at(0), at(1)];
      return before === null || after === null ? null : after - before;
    };
    const value = difference(pairs);
    const interval = bootstrapSample(pairs, (drawn) => difference([...drawn]), options);
    if (value === null || !interval) return [];
    return [
      {
        metric: METRIC_OF.get(percent) ?? '',
        split: null,
        unit: 'ms',
        baseline: 'unhedged',
        adapter_id: 'hedged',
        difference: value,
        interval,
        num_examples: pairs.length,
      },
    ];
  });
}
