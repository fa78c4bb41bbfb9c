import type { Prediction, ReportComparison } from '../contract';
import { bootstrapCountDifferences } from './bootstrap-counts';
import { outputMetrics, outputRow, outputStatistics } from './output-scores';
import { pairedAnswers } from './paired-answers';
import type { ScoringOptions } from './score-citations';

/**
 * The metrics of `scoreOutputs` of one adapter minus those of another on the same examples of one
 * split, with paired bootstrap intervals. A metric that either lacks is left out.
 *
 * @param baseline predictions of the adapter compared with, in any order
 * @param other predictions of the adapter compared
 * @throws RangeError as `pairedAnswers` does
 */
export function compareOutputs(
  baseline: readonly Prediction[],
  other: readonly Prediction[],
  { split, ...options }: ScoringOptions,
): ReportComparison[] {
  const { before, after } = pairedAnswers(baseline, other, split);
  const metrics = outputMetrics([...before.predictions, ...after.predictions]);
  const differences = bootstrapCountDifferences(
    before.predictions.map((prediction) => outputRow(metrics, prediction)),
    after.predictions.map((prediction) => outputRow(metrics, prediction)),
    outputStatistics(metrics),
    options,
  );
  return Object.entries(differences).flatMap(([metric, { value, interval }]) => {
    if (value === null || !interval) return [];
    return [
      {
        metric,
        split,
        baseline: before.adapterId,
        adapter_id: after.adapterId,
        difference: value,
        interval,
        num_examples: before.predictions.length,
      },
    ];
  });
}
