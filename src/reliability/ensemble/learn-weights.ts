/** How often one member was right on a validation split. */
export interface ValidationScore {
  readonly num_correct: number;
  readonly num_examples: number;
}

/**
 * Weights for a weighted vote, from accuracies on a validation split: log((m - 1) p / (1 - p)) for m
 * answers to choose from, which is optimal for independent voters whose wrong votes are spread
 * evenly (two answers: Nitzan & Paroush 1982; more: Ben-Yashar & Paroush 2001). Accuracies are
 * smoothed (Laplace: one right and one wrong answer more), so that no weight is infinite, and a
 * member that is right no more often than a guess weighs nothing.
 *
 * @param num_answers answers to choose from; default 2. Where answers are free text, see
 *   `effectiveNumAnswers`
 * @returns one weight for each score, from 0; all 1 when every weight would be 0
 * @throws RangeError unless 0 <= num_correct <= num_examples and num_answers is finite and above 1
 */
export function learnWeights(scores: readonly ValidationScore[], num_answers = 2): number[] {
  if (!(num_answers > 1 && num_answers < Infinity)) {
    throw new RangeError(
      `learnWeights: ${num_answers} answers to choose from; expected a number above 1`,
    );
  }
  const weights = scores.map(({ num_correct, num_examples }) => {
    if (!(num_correct >= 0 && num_correct <= num_examples)) {
      throw new RangeError(
        `learnWeights: ${num_correct} right of ${num_examples}; expected 0 <= right <= examples`,
      );
    }
    const odds = (num_correct + 1) / (num_examples - num_correct + 1);
    return Math.max(0, Math.log((num_answers - 1) * odds));
  });
  return weights.some((weight) => weight > 0) ? weights : scores.map(() => 1);
}
