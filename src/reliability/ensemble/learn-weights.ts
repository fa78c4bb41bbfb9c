/** How often one member was right on a validation split. */
export interface ValidationScore {
  readonly num_correct: number;
  readonly num_examples: number;
}

/**
 * Weights for a weighted vote, from accuracies on a validation split: log(p / (1 - p)), which is
 * optimal for independent voters and two answers (Nitzan & Paroush 1982). Accuracies are smoothed
 * (Laplace: one right and one wrong answer more), so that no weight is infinite, and a member that
 * is right less than half of the time weighs nothing.
 *
 * @returns one weight for each score, from 0; all 1 when every weight would be 0
 * @throws RangeError unless 0 <= num_correct <= num_examples
 */
export function learnWeights(scores: readonly ValidationScore[]): number[] {
  const weights = scores.map(({ num_correct, num_examples }) => {
    if (!(num_correct >= 0 && num_correct <= num_examples)) {
      throw new RangeError(
        `learnWeights: ${num_correct} right of ${num_examples}; expected 0 <= right <= examples`,
      );
    }
    return Math.max(0, Math.log((num_correct + 1) / (num_examples - num_correct + 1)));
  });
  return weights.some((weight) => weight > 0) ? weights : scores.map(() => 1);
}
