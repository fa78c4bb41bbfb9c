import { max } from 'd3-array';
import type { Chart, Layer } from './chart';
import { numberAxis } from './number-axis';
import { VEGA_PER_PIXEL, widthOf } from './theme';

/** A row of the chart: a value between the ends of its interval. */
export interface IntervalRow {
  readonly label: string;
  readonly value: number;
  /** The value itself where it has no interval. */
  readonly low: number;
  readonly high: number;
  /** Set apart from the others, by shape as by colour. */
  readonly isSpecial: boolean;
}

export interface IntervalChartOptions {
  readonly title: string;
  /** Ends of the axis; those of the data when left out. */
  readonly domain?: readonly [number, number];
  /** A line that values are read against, such as no difference. */
  readonly reference?: number;
}

const MAX_LABEL_WIDTH = 210;
const PADDING = 8;
const ROW_HEIGHT = 34;
const AXIS_HEIGHT = 50;

/** Values as points with their intervals as lines, one row each, in the order given. */
export function intervalChart(
  rows: readonly IntervalRow[],
  { title, domain, reference }: IntervalChartOptions,
): Chart {
  const longest = max(rows, ({ label }) => label.length) ?? 0;
  const y = {
    field: 'label',
    type: 'nominal' as const,
    title: null,
    scale: { domain: rows.map(({ label }) => label) },
    axis: {
      domain: false,
      ticks: false,
      labelPadding: PADDING,
      labelLimit: MAX_LABEL_WIDTH * VEGA_PER_PIXEL,
    },
  };
  const scale = domain ? { domain: [...domain], nice: false } : { zero: reference === 0 };
  const axis = { tickCount: 4, ...numberAxis('linear', []) };
  const color = {
    field: 'isSpecial',
    type: 'nominal' as const,
    scale: { domain: [false, true], range: ['var(--color-1)', 'var(--color-2)'] },
    legend: null,
  };
  const data = { values: rows.map((row) => ({ ...row })) };
  return {
    height: AXIS_HEIGHT + ROW_HEIGHT * rows.length,
    margins: {
      left: 2 * PADDING + Math.min(MAX_LABEL_WIDTH, widthOf(longest)),
      right: 20,
      top: 4,
      bottom: AXIS_HEIGHT - 4,
    },
    values: rows.flatMap(({ value, low, high }) => [value, low, high]),
    layer: [
      ...referenceLayers(reference, title),
      {
        data,
        mark: { type: 'rule', strokeWidth: 3, opacity: 0.55 },
        encoding: {
          y,
          color,
          x: { field: 'low', type: 'quantitative', title, scale, axis },
          x2: { field: 'high' },
        },
      },
      {
        data,
        mark: { type: 'point', filled: true, opacity: 1, size: 110 },
        encoding: {
          y,
          color,
          x: { field: 'value', type: 'quantitative', title },
          shape: {
            field: 'isSpecial',
            type: 'nominal',
            scale: { domain: [false, true], range: ['circle', 'diamond'] },
            legend: null,
          },
        },
      },
    ],
  };
}

function referenceLayers(value: number | undefined, title: string): Layer[] {
  if (value === undefined) return [];
  return [
    {
      data: { values: [{ value }] },
      mark: { type: 'rule', color: 'currentColor', strokeDash: [4, 3] },
      encoding: { x: { field: 'value', type: 'quantitative', title } },
    },
  ];
}
