import type { LatencyArm, LatencyReport } from '../../../contract';
import { armName } from '../arm-name';
import type { Chart, Layer } from './chart';
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
      arm: armName(arm),
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
            field: 'arm',
            type: 'nominal',
            scale: {
              domain: arms.map(({ arm }) => armName(arm)),
              range: arms.map(({ arm }) => ARM_COLORS[arm]),
            },
            legend: null,
          },
        },
      },
      ...targetLayers(target_ms, range),
      ...arms.map(({ arm }) => nameLayer(arm)),
    ],
  };
}

/** The name of an arm, on its side of the axis. */
function nameLayer(arm: LatencyArm['arm']): Layer {
  const isAbove = arm === 'unhedged';
  return {
    data: { values: [{ text: armName(arm) }] },
    mark: {
      type: 'text',
      align: 'right',
      baseline: isAbove ? 'top' : 'bottom',
      fontWeight: 'bold',
    },
    encoding: {
      x: { value: 'width' },
      y: { value: isAbove ? 4 : 'height' },
      text: { field: 'text', type: 'nominal' },
    },
  };
}
