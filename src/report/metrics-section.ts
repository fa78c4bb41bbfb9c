import { group } from 'd3-array';
import type { ReportMetric } from '../contract';
import { intervalLegend } from './interval-text';
import { markdownTable } from './markdown-table';
import { markdownText } from './markdown-text';
import { metricText } from './metric-text';

/** A table for each split: a row for each metric, a column for each adapter. */
export function metricsSection(metrics: readonly ReportMetric[]): string[] {
  if (metrics.length === 0) return ['## Metrics', 'No metrics were measured.'];
  const tables = [...group(metrics, ({ split }) => split)].flatMap(([split, ofSplit]) => [
    split === null ? '### Whole run' : `### Split ${markdownText(split)}`,
    splitTable(ofSplit),
  ]);
  return ['## Metrics', ...tables, ...intervalLegend(metrics.map(({ interval }) => interval))];
}

function splitTable(metrics: readonly ReportMetric[]): string {
  const adapters = [...new Set(metrics.map(({ adapter_id }) => adapter_id))];
  const rows = [...group(metrics, ({ name }) => name)].map(([name, ofName]) => {
    const examples = [...new Set(ofName.map(({ num_examples }) => String(num_examples)))];
    const values = adapters.map((adapter) =>
      ofName.filter(({ adapter_id }) => adapter_id === adapter).map(metricText),
    );
    // A metric that is given twice is shown twice: hiding one would be a choice.
    return [markdownText(name), ...values.map((texts) => texts.join('; ')), examples.join(' / ')];
  });
  return markdownTable(
    [
      { head: 'Metric', align: 'left' },
      ...adapters.map((adapter) => ({
        head: adapter === null ? '(run)' : markdownText(adapter),
        align: 'right' as const,
      })),
      { head: 'Examples', align: 'right' },
    ],
    rows,
  );
}
