import type { ReportComparison } from '../contract';
import { formatDifference } from '../wording';
import { excludesZero } from './excludes-zero';
import { intervalLegend, intervalText } from './interval-text';
import { markdownTable } from './markdown-table';
import { markdownText } from './markdown-text';

/** A row for each paired difference, and whether it shows one. */
export function comparisonsSection(comparisons: readonly ReportComparison[]): string[] {
  if (comparisons.length === 0) return [];
  const rows = comparisons.map((comparison) => [
    markdownText(comparison.metric),
    comparison.split === null ? '(whole run)' : markdownText(comparison.split),
    markdownText(comparison.adapter_id),
    markdownText(comparison.baseline),
    differenceText(comparison),
    String(comparison.num_examples),
    excludesZero(comparison) ? 'yes' : 'no',
  ]);
  const table = markdownTable(
    [
      { head: 'Metric', align: 'left' },
      { head: 'Split', align: 'left' },
      { head: 'Adapter', align: 'left' },
      { head: 'Minus', align: 'left' },
      { head: 'Difference', align: 'right' },
      { head: 'Examples', align: 'right' },
      { head: 'Difference shown', align: 'left' },
    ],
    rows,
  );
  return [
    '## Comparisons',
    table,
    'A difference is shown when its interval, paired over examples, excludes 0.',
    ...intervalLegend(comparisons.map(({ interval }) => interval)),
  ];
}

/** A difference as a cell: with its sign, its unit and its interval. */
export function differenceText({
  difference,
  unit,
  interval,
}: Pick<ReportComparison, 'difference' | 'unit'> &
  Partial<Pick<ReportComparison, 'interval'>>): string {
  const inUnit = unit === undefined ? '' : ` ${markdownText(unit)}`;
  return formatDifference(difference) + inUnit + intervalText(interval, formatDifference);
}
