import type { LatencyReport } from '../../../contract';
import { armName } from '../arm-name';
import type { Chart } from './chart';
import { latencyAxis, targetLayers, type LatencyRange } from './latency-axis';
import { ARM_COLORS, DASHES } from './palette';

/** The share of calls that were answered within a time, for each arm. */
export function latencyCdfChart({ arms, target_ms }: LatencyReport, range: LatencyRange): Chart {
  const curves = arms.map(({ arm, curve }) => ({
    arm: armName(arm),
    color: ARM_COLORS[arm],
    points: curve.map(({ percentile, value_ms }) => ({
      arm: armName(arm),
      ms: Math.max(range.low, value_ms),
      share: percentile / 100,
    })),
  }));
  const domain = curves.map(({ arm }) => arm);
  return {
    height: 320,
    values: [range.low, range.high],
    layer: [
      ...targetLayers(target_ms, range),
      {
        data: { values: curves.flatMap(({ points }) => points) },
        mark: { type: 'line', strokeWidth: 2.5 },
        encoding: {
          x: { field: 'ms', ...latencyAxis(range) },
          y: {
            field: 'share',
            type: 'quantitative',
            title: 'Share of calls answered',
            scale: { domain: [0, 1] },
            axis: { format: '.0%' },
          },
          color: {
            field: 'arm',
            type: 'nominal',
            scale: { domain, range: curves.map(({ color }) => color) },
            legend: {
              columns: 1,
              offset: 28,
              symbolType: 'stroke',
              symbolSize: 500,
              symbolStrokeWidth: 2.5,
            },
          },
          strokeDash: { field: 'arm', type: 'nominal', scale: { domain, range: DASHES } },
        },
      },
    ],
  };
}
