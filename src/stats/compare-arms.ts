import type { HedgingMetrics, ReportComparison } from '../contract';
import type { BootstrapOptions } from './bootstrap-counts';
import { bootstrapSample } from './bootstrap-sample';
import { callsOf, LATENCY_PERCENTILES } from './hedging-numbers';
import { percentile } from './percentile';
import { percentileInterval } from './percentile-interval';
import { latencyMetric } from './score-hedging';

/** Latencies of the two calls of one example, in milliseconds. */
type Pair = readonly [unhedged: number, hedged: number];

/**
 * Latency percentiles of the hedged arm minus those of the unhedged one, in milliseconds, with
 * bootstrap intervals that resample pairs: the calls of both arms for the same example. A percentile
 * that has no interval of its own is left out: a bootstrap knows no tail beyond the sample.
 *
 * @throws RangeError when an arm has two calls for one example
 */
export function compareArms(
  { calls }: HedgingMetrics,
  options: BootstrapOptions,
): ReportComparison[] {
  const pairs = pairsOf(calls);
  // Whether there is one depends on the number of calls alone.
  const ranks = Float64Array.from(pairs, (_, rank) => rank);
  return LATENCY_PERCENTILES.filter((percent) => percentileInterval(ranks, percent / 100)).flatMap(
    (percent) => {
      const difference = (drawn: readonly Pair[]) => differenceOf(drawn, percent / 100);
      const value = difference(pairs);
      const interval = bootstrapSample(pairs, difference, options);
      if (value === null || !interval) return [];
      return [
        {
          metric: latencyMetric(percent),
          split: null,
          unit: 'ms',
          baseline: 'unhedged',
          adapter_id: 'hedged',
          difference: value,
          interval,
          num_examples: pairs.length,
        },
      ];
    },
  );
}

function pairsOf(calls: HedgingMetrics['calls']): Pair[] {
  const hedged = byExample(calls, 'hedged');
  return [...byExample(calls, 'unhedged')].flatMap(([example, before]) => {
    const after = hedged.get(example);
    return after === undefined ? [] : [[before, after] as const];
  });
}

function byExample(calls: HedgingMetrics['calls'], arm: 'unhedged' | 'hedged') {
  const latencies = new Map<string, number>();
  for (const { example_id, latency_ms } of callsOf(calls, arm)) {
    if (latencies.has(example_id)) {
      throw new RangeError(
        `The ${arm} arm has two calls for example ${example_id}; expected one in each arm`,
      );
    }
    latencies.set(example_id, latency_ms);
  }
  return latencies;
}

function differenceOf(pairs: readonly Pair[], p: number): number | null {
  const before = percentile(Float64Array.from(pairs, ([unhedged]) => unhedged), p); // prettier-ignore
  const after = percentile(Float64Array.from(pairs, ([, hedged]) => hedged), p); // prettier-ignore
  return before === null || after === null ? null : after - before;
}
