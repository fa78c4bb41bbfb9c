import type { LatencyArm, LatencyReport } from '../../../contract';
import { armName } from '../arm-name';
import type { Chart } from './chart';
import { latencyAxis, targetLayers, type LatencyRange } from './latency-axis';
import { ARM_COLORS } from './palette';

/**
 * Calls by latency, back to back: one arm above the axis and the other below, so that neither hides
 * the other and no colour is needed to tell them apart.
 */
export function latencyHistogramChart(
  { arms, histogram, target_ms }: LatencyReport,
  range: LatencyRange,
): Chart {
  const bars = arms.flatMap(({ arm }) =>
    histogram.map((bin) => ({
      from: Math.max(range.low, bin.from_ms),
      to: bin.to_ms,
      calls: arm === 'unhedged' ? bin.unhedged : -bin.hedged,
      side: sideName(arm),
    })),
  );
  return {
    height: 320,
    values: [range.low, range.high],
    layer: [
      {
        data: { values: bars },
        mark: { type: 'rect', stroke: 'var(--paper)', strokeWidth: 0.5 },
        encoding: {
          x: { field: 'from', ...latencyAxis(range) },
          x2: { field: 'to' },
          y: {
            field: 'calls',
            type: 'quantitative',
            title: 'Calls',
            stack: null,
            axis: { labelExpr: 'format(abs(datum.value), ",~r")' },
          },
          y2: { datum: 0 },
          color: {
            field: 'side',
            type: 'nominal',
            scale: {
              domain: arms.map(({ arm }) => sideName(arm)),
              range: arms.map(({ arm }) => ARM_COLORS[arm]),
            },
            legend: { columns: 1, offset: 28, symbolType: 'square' },
          },
        },
      },
      ...targetLayers(target_ms, range),
    ],
  };
}

function sideName(arm: LatencyArm['arm']): string {
  return `${armName(arm)}, ${arm === 'unhedged' ? 'upwards' : 'downwards'}`;
}
