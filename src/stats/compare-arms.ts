import type { HedgingMetrics, ReportComparison } from '../contract';
import type { BootstrapOptions } from './bootstrap-counts';
import { callsOf } from './hedging-numbers';
import { latencyDifferences } from './latency-differences';

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
  const { before, after } = pairsOf(calls);
  return latencyDifferences({ before, after, paired: true }, options).map(
    ({ metric, difference, interval }) => ({
      metric,
      split: null,
      unit: 'ms',
      baseline: 'unhedged',
      adapter_id: 'hedged',
      difference,
      interval,
      num_examples: before.length,
    }),
  );
}

/** Latencies of the examples that both arms were called for, in milliseconds. */
function pairsOf(calls: HedgingMetrics['calls']) {
  const [unhedged, hedged] = [byExample(calls, 'unhedged'), byExample(calls, 'hedged')];
  const examples = [...unhedged.keys()].filter((example) => hedged.has(example));
  const of = (arm: ReadonlyMap<string, number>) =>
    Float64Array.from(examples, (example) => arm.get(example) ?? NaN);
  return { before: of(unhedged), after: of(hedged) };
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
