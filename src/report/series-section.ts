import { min } from 'd3-array';
import type { ReportSeries } from '../contract';
import { formatNumber } from '../wording';
import { markdownTable } from './markdown-table';
import { markdownText } from './markdown-text';
import { sparkline } from './sparkline';

/** A row for each curve: where it began, its lowest point, where it ended, and its course. */
export function seriesSection(series: readonly ReportSeries[]): string[] {
  if (series.length === 0) return [];
  const rows = series.map(({ name, stage, unit, points }) => {
    const values = points.map(({ value }) => value);
    const numbers = [values[0], min(values), values.at(-1)];
    return [
      markdownText(unit === undefined ? name : `${name} (${unit})`),
      markdownText(stage),
      String(points.length),
      ...numbers.map((value) => (value === undefined ? '' : formatNumber(value))),
      sparkline(values),
    ];
  });
  const table = markdownTable(
    [
      { head: 'Series', align: 'left' },
      { head: 'Stage', align: 'left' },
      { head: 'Points', align: 'right' },
      { head: 'First', align: 'right' },
      { head: 'Lowest', align: 'right' },
      { head: 'Last', align: 'right' },
      { head: 'Course', align: 'left' },
    ],
    rows,
  );
  return ['## Series', table];
}
