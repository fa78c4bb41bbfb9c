import type { Prediction } from '../contract';
import { answersOfAdapter, type AdapterAnswers } from './answers-of-adapter';

/** The answers of two adapters, example by example. */
export interface PairedAnswers {
  readonly before: AdapterAnswers;
  readonly after: AdapterAnswers;
}

/**
 * Pairs the predictions of two adapters on one split.
 *
 * @throws RangeError when the two did not answer the same examples, when an example has citations
 *   in one and not in the other, and as `answersOfAdapter` does
 */
export function pairedAnswers(
  baseline: readonly Prediction[],
  other: readonly Prediction[],
  split: string,
): PairedAnswers {
  const before = answersOfAdapter(baseline, split);
  const after = answersOfAdapter(other, split);
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
  return { before, after };
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
