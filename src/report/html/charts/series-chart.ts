import type { SeriesPoint } from '../../../contract';
import type { Chart } from './chart';
import { numberAxis } from './number-axis';
import { COLORS, DASHES, SHAPES } from './palette';
import { legendColumns } from './theme';
import { thinPoints } from './thin-points';
import { valueScale } from './value-scale';

/** A curve of a chart, with its name in it. */
export interface Curve {
  readonly label: string;
  readonly points: readonly SeriesPoint[];
}

const PLOT_HEIGHT = 280;
const LEGEND_ROW_HEIGHT = 20;

/** Marks along a curve, so that its shape can be told without colour. */
const MARKS = 8;

/** Curves over the steps of a stage, each with its own colour, dashes and marks. */
export function seriesChart(curves: readonly Curve[], valueTitle: string): Chart {
  const labels = curves.map(({ label }) => label);
  const values = curves.flatMap(({ points }) => points.map(({ value }) => value));
  const scale = valueScale(values);
  const steps = curves.flatMap(({ points }) => points.map(({ step }) => step));
  const domain = { domain: labels };
  const columns = legendColumns(labels);
  const legend = curves.length > 1 ? { columns } : null;
  return {
    height: PLOT_HEIGHT + LEGEND_ROW_HEIGHT * Math.ceil(curves.length / columns),
    values,
    encoding: {
      x: {
        field: 'step',
        type: 'quantitative',
        title: 'Step',
        scale: { zero: false, nice: false },
        axis: { grid: false, ...numberAxis('linear', steps) },
      },
      y: {
        field: 'value',
        type: 'quantitative',
        title: valueTitle,
        scale,
        axis: numberAxis(scale.type, values),
      },
      color: { field: 'label', type: 'nominal', scale: { ...domain, range: COLORS }, legend },
    },
    layer: [
      {
        data: { values: rowsOf(curves, thinPoints) },
        mark: { type: 'line', strokeWidth: 2 },
        encoding: {
          strokeDash: {
            field: 'dashes',
            type: 'nominal',
            scale: { ...domain, range: DASHES },
            legend: null,
          },
        },
      },
      {
        data: { values: rowsOf(curves, markedPoints) },
        mark: { type: 'point', filled: true, size: 70, opacity: 1 },
        encoding: {
          shape: {
            field: 'label',
            type: 'nominal',
            scale: { ...domain, range: [...SHAPES] },
            legend,
          },
        },
      },
    ],
  };
}

function rowsOf(
  curves: readonly Curve[],
  choose: (points: readonly SeriesPoint[], curve: number, all: number) => SeriesPoint[],
): object[] {
  return curves.flatMap(({ label, points }, i) =>
    choose(points, i, curves.length).map(({ step, value }) => ({
      label,
      dashes: label,
      step,
      value,
    })),
  );
}

/** Each curve is marked at steps of its own, so that equal ones do not cover each other's marks. */
function markedPoints(points: readonly SeriesPoint[], curve: number, all: number): SeriesPoint[] {
  const apart = Math.max(1, Math.ceil(points.length / MARKS));
  const first = Math.floor((apart * curve) / all);
  return points.filter((_, i) => i % apart === first);
}
