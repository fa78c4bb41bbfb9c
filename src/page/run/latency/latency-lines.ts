import { quantileSorted } from 'd3-array';
import type { HedgingMetrics } from '../../../contract';
import type { Line } from '../../charts/line';
import type { StageCalls } from '../state';

/** The distribution of some latencies: the share of calls by the time within which they were answered. */
export interface LatencyLine extends Line {
  readonly calls: number;
  /** p50, p95 and p99 in milliseconds, as `percentile` of src/stats gives them; null without calls. */
  readonly percentiles: readonly (number | null)[];
}

/** Points of a line at most: as many as a chart has use for. */
const POINTS = 400;
/** On a scale of ratios 0 has no place; no clock tells less. */
const LEAST_MS = 0.001;

/** Both arms of a record. */
export function recordedArms({ calls }: HedgingMetrics): readonly LatencyLine[] {
  const of = (wanted: string) => calls.filter(({ arm }) => arm === wanted).map(latencyOf);
  return armLines({ unhedged: of('unhedged'), hedged: of('hedged') });
}

/** Latencies of both arms, of calls so far or of all; an arm without calls has no line. */
export function armLines({
  unhedged,
  hedged,
}: Pick<StageCalls, 'unhedged' | 'hedged'>): readonly LatencyLine[] {
  const lines = [lineOf('without hedging', unhedged), lineOf('with hedging', hedged)];
  return lines.filter(({ calls }) => calls > 0);
}

function latencyOf({ latency_ms }: HedgingMetrics['calls'][number]): number {
  return latency_ms;
}

function lineOf(label: string, latencies: readonly number[]): LatencyLine {
  const sorted = Array.from(Float64Array.from(latencies).sort());
  const points = Math.min(sorted.length, POINTS);
  // The call at each place, the first and the last among them, and the share answered by then.
  const places = Array.from({ length: points }, (_, i) =>
    Math.round(((i + 1) * sorted.length) / points),
  );
  return {
    label,
    xs: places.map((place) => Math.max(LEAST_MS, sorted[place - 1] ?? 0)),
    values: places.map((place) => place / sorted.length),
    calls: sorted.length,
    percentiles: [0.5, 0.95, 0.99].map((p) => quantileSorted(sorted, p) ?? null),
  };
}
