import type { ReportMetric } from '../contract';
import { formatNumber } from '../wording';
import { intervalText } from './interval-text';
import { markdownText } from './markdown-text';

/** A value as a cell of a table: with its unit and its interval; empty when it was not measured. */
export function metricText(
  metric: Pick<ReportMetric, 'value' | 'unit' | 'interval'> | undefined,
): string {
  if (!metric) return '';
  const { value, unit, interval } = metric;
  if (value === null) return 'undefined';
  const inUnit = unit === undefined ? '' : ` ${markdownText(unit)}`;
  return `${formatNumber(value)}${inUnit}${intervalText(interval, formatNumber)}`;
}
