import { group } from 'd3-array';
import type { ReportComparison } from '../../../contract';
import { excludesZero } from '../../excludes-zero';
import type { Draw } from '../charts/draw';
import { intervalChart } from '../charts/interval-chart';
import { figure } from '../figure';
import type { Markup } from '../markup';
import { intervalLegend } from '../interval-legend';
import { pivotTable } from '../pivot-table';
import type { Section } from '../section';
import { splitName } from '../split-name';
import { DIFFERENCE_LEGEND, differenceText } from '../value-text';
import { formatDifference } from '../../../wording';

/** Rows of the chart; the tables have all. */
const MAX_DRAWN = 12;

/** The main comparison as a chart, and a table for each split: a column for each pair of adapters. */
export async function comparisonsSection(
  comparisons: readonly ReportComparison[],
  draw: Draw,
): Promise<Section[]> {
  const [main] = comparisons;
  if (!main) return [];
  const content = [
    await mainFigure(main, comparisons, draw),
    ...[...group(comparisons, ({ split }) => split)].map(([split, ofSplit]) =>
      pivotTable(splitName(split), ofSplit.map(cellOf)),
    ),
    DIFFERENCE_LEGEND,
    ...intervalLegend(comparisons.map(({ interval }) => interval)),
  ];
  return [{ id: 'comparisons', title: 'Comparisons', content }];
}

/** The metric of the first comparison, on every split and between all pairs. */
function mainFigure(
  { metric, unit }: ReportComparison,
  comparisons: readonly ReportComparison[],
  draw: Draw,
): Promise<Markup> {
  const drawn = comparisons.filter((one) => one.metric === metric).slice(0, MAX_DRAWN);
  const isOneSplit = new Set(drawn.map(({ split }) => split)).size === 1;
  const rows = drawn.map((comparison) => ({
    label: isOneSplit
      ? pairOf(comparison)
      : `${comparison.split ?? 'whole run'}: ${pairOf(comparison)}`,
    value: comparison.difference,
    low: comparison.interval.low,
    high: comparison.interval.high,
    isSpecial: excludesZero(comparison),
  }));
  const words = rows.map(
    ({ label, value, isSpecial }) =>
      `${label} ${formatDifference(value)}${isSpecial ? '' : ' (interval includes 0)'}`,
  );
  return figure(
    {
      id: 'comparisons-main',
      title: `Difference in ${metric}`,
      caption: `${words.join('; ')}. A diamond stands where the interval excludes 0, a circle where it does not.`,
      chart: intervalChart(rows, {
        title: `Difference${unit === undefined ? '' : ` in ${unit}`}`,
        reference: 0,
      }),
    },
    draw,
  );
}

function cellOf(comparison: ReportComparison) {
  const { metric, num_examples } = comparison;
  return { metric, column: pairOf(comparison), content: differenceText(comparison), num_examples };
}

function pairOf({ adapter_id, baseline }: ReportComparison): string {
  return `${adapter_id} − ${baseline}`;
}
