import { group } from 'd3-array';
import type { ComparedMetric, RunComparison } from '../../compare';
import type { Draw } from '../charts/draw';
import { intervalLegend } from '../interval-legend';
import { markup, type Child, type Markup } from '../markup';
import { nameText } from '../name-text';
import type { Section } from '../section';
import { splitName } from '../split-name';
import { table } from '../table';
import { differenceText, valueText } from '../value-text';
import { differenceFigures } from './difference-figures';
import { unmatchedMetrics } from './unmatched-metrics';

const LEGEND = markup`<p class="legend">Every difference is B minus A. ▲ higher, ▼ lower: its interval excludes 0; without a mark no difference is shown, and without an interval nothing is said. Paired: drawn over the examples that both runs answered, which both values are of. Independent: the calls of either run are drawn by themselves.</p>`;

/** The differences as charts, and a table for each split of all metrics that both runs have. */
export async function metricsSection(
  { metrics, unmatched_metrics }: RunComparison,
  draw: Draw,
): Promise<Section> {
  const content =
    metrics.length === 0
      ? markup`<p>The runs have no metric in common.</p>`
      : [
          await differenceFigures(metrics, draw),
          [...group(metrics, ({ split }) => split)].map(([split, ofSplit]) =>
            metricsTable(splitName(split), ofSplit),
          ),
          LEGEND,
          intervalLegend(metrics.map(({ interval }) => interval)),
        ];
  return {
    id: 'metrics',
    title: 'Metrics',
    content: [content, unmatchedMetrics(unmatched_metrics)],
  };
}

function metricsTable(caption: string, metrics: readonly ComparedMetric[]): Markup {
  return table(
    caption,
    [
      { head: 'Metric', kind: 'name' },
      { head: 'Adapter', kind: 'text' },
      { head: 'A', kind: 'number' },
      { head: 'B', kind: 'number' },
      { head: 'B − A', kind: 'number' },
      { head: 'Interval', kind: 'text' },
      { head: 'Examples', kind: 'number' },
    ],
    metrics.map((metric) => [
      nameText(metric.name),
      nameText(metric.adapter_id ?? 'run'),
      valueCell(metric, metric.a.value),
      valueCell(metric, metric.b.value),
      differenceCell(metric),
      metric.basis ?? 'none',
      [...new Set([metric.a.num_examples, metric.b.num_examples])].join(' / '),
    ]),
  );
}

function valueCell({ unit }: ComparedMetric, value: number | null): Markup {
  return valueText({ value, ...(unit !== undefined && { unit }) });
}

function differenceCell({ difference, unit, interval }: ComparedMetric): Child {
  if (difference === null) return '';
  return differenceText({
    difference,
    ...(unit !== undefined && { unit }),
    ...(interval && { interval }),
  });
}
