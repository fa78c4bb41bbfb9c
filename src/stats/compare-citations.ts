import type { Prediction, ReportComparison } from '../contract';
import { bootstrapCountDifferences } from './bootstrap-counts';
import { CITATION_STATISTICS } from './citation-metrics';
import { countRow } from './count-columns';
import { pairedAnswers } from './paired-answers';
import type { ScoringOptions } from './score-citations';

/**
 * The citation metrics of one adapter minus those of another on the same examples of one split,
 * with paired bootstrap intervals, in the order of `scoreCitations`. A metric that is undefined for
 * either adapter, or has no interval, is left out.
 *
 * @param baseline predictions of the adapter compared with, in any order
 * @param other predictions of the adapter compared
 * @throws RangeError as `pairedAnswers` does
 */
export function compareCitations(
  baseline: readonly Prediction[],
  other: readonly Prediction[],
  { split, ...options }: ScoringOptions,
): ReportComparison[] {
  const { before, after } = pairedAnswers(baseline, other, split);
  const differences = bootstrapCountDifferences(
    before.predictions.map(countRow),
    after.predictions.map(countRow),
    CITATION_STATISTICS,
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
