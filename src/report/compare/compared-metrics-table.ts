import { differenceText } from '../comparisons-section';
import { excludesZero } from '../excludes-zero';
import { markdownTable } from '../markdown-table';
import { markdownText } from '../markdown-text';
import { metricText } from '../metric-text';
import { isDrawn } from './drawn-difference';
import type { ComparedMetric } from './run-comparison';

/** A row for each metric that both runs have. */
export function comparedMetricsTable(metrics: readonly ComparedMetric[]): string {
  return markdownTable(
    [
      { head: 'Metric', align: 'left' },
      { head: 'Adapter', align: 'left' },
      { head: 'A', align: 'right' },
      { head: 'B', align: 'right' },
      { head: 'B minus A', align: 'right' },
      { head: 'Interval', align: 'left' },
      { head: 'Difference shown', align: 'left' },
      { head: 'Examples', align: 'right' },
    ],
    metrics.map((metric) => [
      markdownText(metric.name),
      metric.adapter_id === null ? '(run)' : markdownText(metric.adapter_id),
      metricText({ value: metric.a.value, ...unitOf(metric) }),
      metricText({ value: metric.b.value, ...unitOf(metric) }),
      metric.difference === null
        ? ''
        : differenceText({ ...metric, difference: metric.difference }),
      metric.basis ?? 'none',
      verdictOf(metric),
      examplesOf(metric),
    ]),
  );
}

function unitOf({ unit }: ComparedMetric): { unit?: string } {
  return unit === undefined ? {} : { unit };
}

function verdictOf(metric: ComparedMetric): string {
  if (!isDrawn(metric)) return '';
  return excludesZero(metric) ? 'yes' : 'no';
}

function examplesOf({ a, b }: ComparedMetric): string {
  return [...new Set([a.num_examples, b.num_examples])].join(' / ');
}
