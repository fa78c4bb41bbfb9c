import { group } from 'd3-array';
import { markup, type Markup } from './markup';
import { nameText } from './name-text';
import { table } from './table';

/** One number of a table of metrics. */
export interface PivotCell {
  readonly metric: string;
  readonly column: string;
  readonly content: Markup;
  readonly num_examples: number;
}

/** A row for each metric and a column for each column that is named, in their order. */
export function pivotTable(caption: string, cells: readonly PivotCell[]): Markup {
  const columns = [...new Set(cells.map(({ column }) => column))];
  const rows = [...group(cells, ({ metric }) => metric)].map(([metric, ofMetric]) => [
    nameText(metric),
    // What is given twice is shown twice: hiding one would be a choice.
    ...columns.map((name) =>
      ofMetric
        .filter(({ column }) => column === name)
        .map(({ content }) => markup`<div>${content}</div>`),
    ),
    [...new Set(ofMetric.map(({ num_examples }) => num_examples))].join(' / '),
  ]);
  return table(
    caption,
    [
      { head: 'Metric', kind: 'name' },
      ...columns.map((name) => ({ head: nameText(name), kind: 'number' as const })),
      { head: 'Examples', kind: 'number' },
    ],
    rows,
  );
}
