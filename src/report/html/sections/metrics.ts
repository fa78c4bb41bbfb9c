import { group } from 'd3-array';
import type { ReportMetric } from '../../../contract';
import { markup, type Markup } from '../markup';
import { intervalLegend } from '../interval-legend';
import { pivotTable } from '../pivot-table';
import type { Section } from '../section';
import { splitName } from '../split-name';
import { valueText } from '../value-text';

/** A table for each split: a row for each metric, a column for each adapter. */
export function metricsSection(metrics: readonly ReportMetric[]): Section {
  const content =
    metrics.length === 0
      ? markup`<p>No metrics were measured.</p>`
      : [metricTables(metrics), ...intervalLegend(metrics.map(({ interval }) => interval))];
  return { id: 'metrics', title: 'Metrics', content };
}

/** A table for each split of the metrics. */
export function metricTables(metrics: readonly ReportMetric[]): Markup[] {
  return [...group(metrics, ({ split }) => split)].map(([split, ofSplit]) =>
    pivotTable(
      splitName(split),
      ofSplit.map((metric) => ({
        metric: metric.name,
        column: metric.adapter_id ?? 'run',
        content: valueText(metric),
        num_examples: metric.num_examples,
      })),
    ),
  );
}
