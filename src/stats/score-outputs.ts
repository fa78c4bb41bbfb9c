import type { Prediction, ReportMetric } from '../contract';
import { answersOfAdapter } from './answers-of-adapter';
import { bootstrapCounts } from './bootstrap-counts';
import { outputMetrics, outputRow, outputStatistics, type OutputMetric } from './output-scores';
import type { ScoringOptions } from './score-citations';
import { wilsonInterval } from './wilson-interval';

/**
 * The metrics of one adapter whose outputs do not cite, on one split: `schema_compliance` when any
 * output was checked, then the mean of each of their `scores`. Where every value is 0 or 1 it is a
 * share of examples and has Wilson's interval, otherwise a bootstrap interval.
 *
 * @param predictions of one adapter, in any order
 * @throws RangeError when the split has no predictions, when they are of several adapters, or when
 *   an example is answered twice
 */
export function scoreOutputs(
  predictions: readonly Prediction[],
  { split, ...options }: ScoringOptions,
): ReportMetric[] {
  const answers = answersOfAdapter(predictions, split);
  const metrics = outputMetrics(answers.predictions);
  const rows = answers.predictions.map((prediction) => outputRow(metrics, prediction));
  const estimates = bootstrapCounts(rows, outputStatistics(metrics), options);
  return metrics.map((metric) => {
    const values = valuesOf(metric, answers.predictions);
    const estimate = estimates[metric.name];
    const interval = shareInterval(values) ?? estimate?.interval;
    return {
      name: metric.name,
      value: estimate?.value ?? null,
      adapter_id: answers.adapterId,
      split,
      num_examples: values.length,
      ...(interval && { interval }),
    };
  });
}

function valuesOf({ valueOf }: OutputMetric, predictions: readonly Prediction[]): number[] {
  return predictions.map(valueOf).filter((value) => value !== null);
}

function shareInterval(values: readonly number[]) {
  if (values.length === 0 || values.some((value) => value !== 0 && value !== 1)) return undefined;
  return wilsonInterval(values.filter((value) => value === 1).length, values.length);
}
