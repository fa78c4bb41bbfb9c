import { excludesZero } from '../excludes-zero';
import { listed, MAX_LISTED } from '../listed';
import { SIGNIFICANCE } from '../vote-verdict';
import { formatDifference, formatNumber, gateName, metricName, percentOf } from '../../wording';
import { isDrawn, type DrawnDifference } from './drawn-difference';
import type {
  ComparedAnswers,
  ComparedGate,
  ComparedMetric,
  RunComparison,
} from './run-comparison';

/** What a summary is made from. */
type Found = Pick<RunComparison, 'same_data' | 'gates' | 'metrics' | 'answers'>;

/** A few sentences of plain text that claim no more of B against A than the intervals allow. */
export function summarizeComparison({ same_data, gates, metrics, answers }: Found): string {
  return [
    gateSentence(gates),
    ...(same_data ? [] : ['The runs read different data, so no answers are compared.']),
    metricSentence(metrics),
    ...answers.slice(0, MAX_LISTED).map(answerSentence),
    ...(answers.length > MAX_LISTED
      ? [`And ${answers.length - MAX_LISTED} more answered in both.`]
      : []),
  ].join(' ');
}

function gateSentence(gates: readonly ComparedGate[]): string {
  if (gates.length === 0) return 'Neither run has quality gates.';
  const failing = gates.filter(({ change }) => change === 'newly_failing');
  if (failing.length === 0) return 'B fails no quality gate that A passed.';
  const gate = failing.length === 1 ? 'quality gate' : 'quality gates';
  return `B fails ${failing.length} ${gate} that A passed: ${listed(failing, gateName)}.`;
}

function metricSentence(metrics: readonly ComparedMetric[]): string {
  if (metrics.length === 0) return 'The runs have no metric in common.';
  const drawn = metrics.filter(isDrawn);
  if (drawn.length === 0) return 'Of no metric could an interval of the difference be drawn.';
  const shown = drawn.filter(excludesZero);
  const count = `Of ${drawn.length} differences with an interval it excludes 0 in ${shown.length}, without a correction for making several`;
  return shown.length === 0 ? `${count}.` : `${count}: ${listed(shown, shownText)}.`;
}

function shownText(metric: DrawnDifference): string {
  const { unit, difference, interval } = metric;
  const inUnit = unit === undefined ? '' : ` ${unit}`;
  const found = `${formatDifference(difference)}${inUnit}, ${percentOf(interval.level)} interval ${formatDifference(interval.low)} to ${formatDifference(interval.high)}${inUnit}`;
  return `${metricName(metric)} is ${difference > 0 ? 'higher' : 'lower'} in B (${found})`;
}

function answerSentence(answers: ComparedAnswers): string {
  const { adapter_id, num_examples, changes, right_to_wrong, wrong_to_right } = answers;
  const changed = `${changes.length} of ${num_examples} answers of ${adapter_id} changed`;
  const p = answers.mcnemar_p_value;
  if (p === null) return `${changed}; none can be judged.`;
  const verdict =
    p >= SIGNIFICANCE
      ? 'no difference is shown'
      : `B is right ${wrong_to_right > right_to_wrong ? 'more' : 'less'} often`;
  return `${changed}: B has ${wrong_to_right} right that A had wrong, and ${right_to_wrong} wrong that A had right; ${verdict} (McNemar's exact test, p = ${formatNumber(p)}).`;
}
