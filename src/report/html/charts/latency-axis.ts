import { max, min } from 'd3-array';
import type { LatencyReport } from '../../../contract';
import type { Layer } from './chart';
import { numberAxis } from './number-axis';

/** Latencies from shortest to longest in milliseconds, all above 0. */
export interface LatencyRange {
  readonly low: number;
  readonly high: number;
}

/** A little space beside the shortest and the longest. */
const MARGIN = 1.05;

/**
 * The range of a logarithmic axis with all calls and the target on it; undefined without a call
 * longer than 0. A latency of 0 belongs to the first bin of the histogram, and is drawn at its foot.
 */
export function latencyRange({ histogram, target_ms }: LatencyReport): LatencyRange | undefined {
  const edges = histogram.map(({ to_ms }) => to_ms).filter((edge) => edge > 0);
  const [first, second, last] = [edges[0], edges[1], edges.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  // Bins have the same ratio, so the first, which begins at 0, is as wide as the second.
  const foot = second === undefined ? first : first * (first / second);
  const target = target_ms > 0 ? [target_ms] : [];
  const [low = foot, high = last] = [min([foot, ...target]), max([last, ...target])];
  return { low: low / MARGIN, high: high * MARGIN };
}

/** The axis of latencies, the same in each chart of them. */
export function latencyAxis({ low, high }: LatencyRange) {
  const domain: number[] = [low, high];
  return {
    type: 'quantitative',
    title: 'Latency in ms (logarithmic)',
    scale: { type: 'log', domain, nice: false },
    axis: { grid: false, ...numberAxis('log', domain) },
  } as const;
}

/** The target as a vertical line, named above the plot, where no curve runs. */
export function targetLayers(target_ms: number, range: LatencyRange): Layer[] {
  if (target_ms <= 0) return [];
  const data = { values: [{ ms: target_ms, text: `target ${target_ms} ms` }] };
  const x = { field: 'ms', ...latencyAxis(range) };
  const isLeft = Math.log(target_ms / range.low) < Math.log(range.high / range.low) / 2;
  const align = isLeft ? 'left' : 'right';
  return [
    {
      data,
      mark: { type: 'rule', color: 'currentColor', strokeDash: [4, 3] },
      encoding: { x },
    },
    {
      data,
      mark: { type: 'text', align, baseline: 'bottom' },
      encoding: { x, y: { value: -4 }, text: { field: 'text', type: 'nominal' } },
    },
  ];
}
