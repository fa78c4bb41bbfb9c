import { max, min } from 'd3-array';
import type { HedgingMetrics, LatencyBin, LatencyReport } from '../contract';
import { ARMS, callsOf } from './hedging-numbers';
import { percentile } from './percentile';

/** Every whole percentile, and the far tail. */
const CURVE_PERCENTILES = [...Array.from({ length: 100 }, (_, i) => i), 99.5, 99.9, 100];

const BINS = 24;

/** The distribution of latencies of both arms, as a chart shows it. */
export function latencyReport({ calls, target_ms }: HedgingMetrics): LatencyReport {
  const latencies = new Map(
    ARMS.map((arm) => [arm, callsOf(calls, arm).map(({ latency_ms }) => latency_ms)]),
  );
  return {
    target_ms,
    arms: ARMS.flatMap((arm) => {
      const values = latencies.get(arm) ?? [];
      if (values.length === 0) return [];
      const curve = CURVE_PERCENTILES.map((p) => ({
        percentile: p,
        value_ms: percentile(values, p / 100) ?? 0,
      }));
      return [{ arm, num_calls: values.length, curve }];
    }),
    histogram: histogram(latencies.get('unhedged') ?? [], latencies.get('hedged') ?? []),
  };
}

/** Bins of equal ratio, as latencies spread over orders of magnitude. */
function histogram(unhedged: readonly number[], hedged: readonly number[]): LatencyBin[] {
  const all = [...unhedged, ...hedged].filter((value) => value > 0);
  const [lowest, highest] = [min(all), max(all)];
  if (lowest === undefined || highest === undefined) return [];
  const edge = (i: number) => lowest * (highest / lowest) ** (i / BINS);
  const count = (values: readonly number[], from: number, to: number, isLast: boolean) =>
    values.filter((value) => value >= from && (value < to || isLast)).length;
  return Array.from({ length: BINS }, (_, i) => {
    const isLast = i === BINS - 1;
    // A latency of 0 has no place on a scale of ratios: the first bin begins there.
    const [from_ms, to_ms] = [i === 0 ? 0 : edge(i), isLast ? highest : edge(i + 1)];
    return {
      from_ms,
      to_ms,
      unhedged: count(unhedged, from_ms, to_ms, isLast),
      hedged: count(hedged, from_ms, to_ms, isLast),
    };
  });
}
