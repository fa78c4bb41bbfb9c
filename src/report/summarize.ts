import type { QualityResult, Report, ReportComparison, ReportMetric } from '../contract';
import { demandOf, formatDifference, formatNumber, foundBy, gateName, percentOf } from '../wording';
import { excludesZero } from './excludes-zero';
import { findMetric } from './find-metric';
import { listed, MAX_LISTED } from './listed';
import { summarizeHedging } from './summarize-hedging';
import { summarizeVotes } from './summarize-votes';

/** The numbers a summary is made from. */
export type SummaryInput = Pick<
  Report,
  'metrics' | 'comparisons' | 'quality_results' | 'ensembles' | 'latency'
>;

/**
 * A few sentences made from the numbers, as plain text: which gates failed, whether the votes
 * helped, what hedging did, and the main comparison of adapters, on every split it was made on.
 * Where an interval includes 0 no difference is claimed. The first comparison is the main one.
 */
export function summarize({
  metrics,
  comparisons,
  quality_results,
  ensembles,
  latency,
}: Readonly<SummaryInput>): string {
  // Adapters are compared on a split, the arms of hedging on the whole run.
  const arms = comparisons.filter(({ split }) => split === null);
  const adapters = comparisons.filter(({ split }) => split !== null);
  return [
    ...gateSentences(quality_results),
    ...ensembles.slice(0, MAX_LISTED).map((ensemble) => summarizeVotes(ensemble, metrics)),
    ...(latency ? [summarizeHedging(latency, arms, metrics)] : []),
    ...(ensembles.length === 0 && comparisons.length === 0 ? ['No adapters were compared.'] : []),
    ...comparisonSentences(adapters, metrics),
    ...shownSentence(comparisons),
    ...undefinedSentence(metrics),
  ].join(' ');
}

function gateSentences(results: readonly QualityResult[]): string[] {
  if (results.length === 0) return ['No quality gates were set.'];
  if (results.length === 1 && results[0]?.passed) return ['The quality gate passed.'];
  const failed = results.filter(({ passed }) => !passed);
  const total = `${results.length} quality ${results.length === 1 ? 'gate' : 'gates'}`;
  if (failed.length === 0) return [`All ${total} passed.`];
  const found = listed(
    failed,
    (gate) => `${gateName(gate)} is ${foundBy(gate)}, required ${demandOf(gate)}`,
  );
  return [`${failed.length} of ${total} failed: ${found}.`];
}

function comparisonSentences(
  comparisons: readonly ReportComparison[],
  metrics: readonly ReportMetric[],
): string[] {
  const [main] = comparisons;
  if (!main) return [];
  return comparisons
    .filter(
      ({ metric, baseline, adapter_id }) =>
        metric === main.metric && baseline === main.baseline && adapter_id === main.adapter_id,
    )
    .slice(0, MAX_LISTED)
    .map((comparison) => comparisonSentence(comparison, metrics));
}

function comparisonSentence(
  comparison: ReportComparison,
  metrics: readonly ReportMetric[],
): string {
  const { metric, split, baseline, adapter_id, difference, interval, num_examples } = comparison;
  const valueOf = (adapter: string) => {
    const value = findMetric(metrics, metric, adapter, split)?.value ?? null;
    return value === null ? adapter : `${adapter} (${formatNumber(value)})`;
  };
  const unit = comparison.unit ? ` ${comparison.unit}` : '';
  const found = `${formatDifference(difference)}${unit}, ${percentOf(interval.level)} interval ${formatDifference(interval.low)} to ${formatDifference(interval.high)}${unit}, ${num_examples} examples`;
  if (excludesZero(comparison)) {
    const direction = difference > 0 ? 'higher' : 'lower';
    return `On ${split}, ${metric} of ${valueOf(adapter_id)} is ${direction} than of ${valueOf(baseline)}: ${found}; the interval excludes 0.`;
  }
  return `On ${split}, no difference in ${metric} is shown between ${valueOf(adapter_id)} and ${valueOf(baseline)}: ${found}; the interval does not exclude 0.`;
}

function shownSentence(comparisons: readonly ReportComparison[]): string[] {
  if (comparisons.length < 2) return [];
  const shown = comparisons.filter(excludesZero).length;
  return [
    `Of all ${comparisons.length} comparisons the interval excludes 0 in ${shown}, without a correction for making several.`,
  ];
}

function undefinedSentence(metrics: readonly ReportMetric[]): string[] {
  const count = metrics.filter(({ value }) => value === null).length;
  if (count === 0) return [];
  return [`${count} of ${metrics.length} metrics ${count === 1 ? 'is' : 'are'} undefined.`];
}
