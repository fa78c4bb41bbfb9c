import { group } from 'd3-array';
import { intervalLegend } from '../interval-text';
import { markdownTable } from '../markdown-table';
import { markdownText } from '../markdown-text';
import { metricName } from '../../wording';
import { answersSection } from './answers-section';
import { comparedGatesSection } from './compared-gates-section';
import { comparedMetricsTable } from './compared-metrics-table';
import type {
  ComparedMetric,
  RunComparison,
  SettingDifference,
  UnmatchedMetric,
} from './run-comparison';

/** Metrics of one run only that are named. */
const MAX_UNMATCHED = 12;

/**
 * The comparison as GitHub-flavoured Markdown, ending with a newline. Text from the runs is escaped,
 * so that a hostile one shows as what it is.
 */
export function renderComparisonMarkdown(comparison: RunComparison): string {
  const blocks = [
    '# Two runs compared',
    runsTable(comparison),
    '## Summary',
    markdownText(comparison.summary),
    ...settingsSection(comparison.settings),
    ...comparedGatesSection(comparison.gates),
    ...metricsSection(comparison.metrics),
    ...unmatchedBlocks(comparison.unmatched_metrics),
    ...answersSection(comparison),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function runsTable({ a, b, same_data }: RunComparison): string {
  const data = same_data ? 'the same' : 'different';
  return markdownTable(
    [
      { head: 'Fact', align: 'left' },
      { head: 'A', align: 'left' },
      { head: 'B', align: 'left' },
    ],
    [
      ['Title', markdownText(a.title), markdownText(b.title)],
      ['Run', markdownText(a.run_id), markdownText(b.run_id)],
      ['Experiment', markdownText(a.experiment_id), markdownText(b.experiment_id)],
      ['Status', a.status, b.status],
      ['Data', data, data],
    ],
  );
}

function settingsSection(settings: readonly SettingDifference[]): string[] {
  if (settings.length === 0) {
    return ['## Settings', 'Parameters, seed, data and environment are the same in both runs.'];
  }
  const table = markdownTable(
    [
      { head: 'Setting', align: 'left' },
      { head: 'A', align: 'left' },
      { head: 'B', align: 'left' },
    ],
    settings.map(({ name, ...values }) => [
      markdownText(name),
      valueText(values.a),
      valueText(values.b),
    ]),
  );
  return ['## Settings', 'What the runs were given, where it differs:', table];
}

function valueText(value: SettingDifference['a']): string {
  if (value === undefined) return '(not set)';
  return typeof value === 'string' ? markdownText(value) : String(value);
}

function metricsSection(metrics: readonly ComparedMetric[]): string[] {
  if (metrics.length === 0) return ['## Metrics', 'The runs have no metric in common.'];
  const tables = [...group(metrics, ({ split }) => split)].flatMap(([split, ofSplit]) => [
    split === null ? '### Whole run' : `### Split ${markdownText(split)}`,
    comparedMetricsTable(ofSplit),
  ]);
  return [
    '## Metrics',
    ...tables,
    'Every difference is B minus A, and shown when its interval excludes 0. Paired: drawn over the examples that both runs answered, which both values are of. Independent: the calls of either run are drawn by themselves. Without an interval nothing is said.',
    ...intervalLegend(metrics.map(({ interval }) => interval)),
  ];
}

function unmatchedBlocks(unmatched: readonly UnmatchedMetric[]): string[] {
  return (['a', 'b'] as const).flatMap((side) => {
    const names = unmatched.filter(({ only_in }) => only_in === side).map(metricName);
    if (names.length === 0) return [];
    const more = names.length > MAX_UNMATCHED ? `; and ${names.length - MAX_UNMATCHED} more` : '';
    const shown = names.slice(0, MAX_UNMATCHED).map(markdownText).join('; ');
    return [`Measured in ${side.toUpperCase()} only: ${shown}${more}.`];
  });
}
