import type { Prediction, ReportComparison } from '../contract';
import { answersOfAdapter, type AdapterAnswers } from './answers-of-adapter';
import { bootstrapCountDifferences } from './bootstrap-counts';
import { CITATION_STATISTICS } from './citation-metrics';
import { countRow } from './count-columns';
import type { ScoringOptions } from './score-citations';

/**
 * The citation metrics of one adapter minus those of another on the same examples of one split,
 * with paired bootstrap intervals, in the order of `scoreCitations`. A metric that is undefined for
 * either adapter, or has no interval, is left out.
 *
 * @param baseline predictions of the adapter compared with, in any order
 * @param other predictions of the adapter compared
 * @throws RangeError when the two did not answer the same examples, when an example has citations
 *   in one and not in the other, and as `scoreCitations` does
 */
export function compareCitations(
  baseline: readonly Prediction[],
  other: readonly Prediction[],
  { split, ...options }: ScoringOptions,
): ReportComparison[] {
  const before = answersOfAdapter(baseline, split);
  const after = answersOfAdapter(other, split);
  checkPaired(before, after);
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

function checkPaired(before: AdapterAnswers, after: AdapterAnswers): void {
  checkAnswered(before, after);
  checkAnswered(after, before);
  for (const [i, { example_id, citations }] of before.predictions.entries()) {
    // Gold evidence on one side only would flatter the other.
    if (Boolean(citations) !== Boolean(after.predictions[i]?.citations)) {
      throw new RangeError(
        `Example ${example_id} has citations for only one of ${before.adapterId} and ${after.adapterId}; a failed call records its gold evidence and cites nothing`,
      );
    }
  }
}

function checkAnswered(asked: AdapterAnswers, answering: AdapterAnswers): void {
  const answered = new Set(answering.predictions.map((prediction) => prediction.example_id));
  for (const { example_id } of asked.predictions) {
    if (!answered.has(example_id)) {
      throw new RangeError(
        `${asked.adapterId} answers example ${example_id} and ${answering.adapterId} does not; only the same examples can be compared`,
      );
    }
  }
}
