import { KappaCounts } from './kappa-counts';

/** The answers of the voters on one example, in one order throughout; null where one abstained. */
export type AnswerRow = readonly (string | null)[];

/**
 * Share of the examples on which all voters give the same answer. Examples with fewer than two
 * votes say nothing about agreement and are left out.
 *
 * @returns a fraction; null when no example has two votes
 */
export function agreementRate(rows: readonly AnswerRow[]): number | null {
  const { unanimous, voted } = countAgreement(rows);
  return voted === 0 ? null : unanimous / voted;
}

/** How many examples have at least two votes, and on how many of these all votes agree. */
export function countAgreement(rows: readonly AnswerRow[]): { unanimous: number; voted: number } {
  const voted = rows.map(votesOf).filter((votes) => votes.length > 1);
  const unanimous = voted.filter((votes) => new Set(votes).size === 1).length;
  return { unanimous, voted: voted.length };
}

/**
 * For each pair of voters the share of examples on which they give the same answer, over the
 * examples where both voted. The diagonal is 1, or null for one that never voted.
 *
 * @param voters how many there are: the length of every row
 * @returns a symmetric matrix of fractions in the order of the rows; null where a pair never met
 */
export function pairwiseAgreement(rows: readonly AnswerRow[], voters: number): (number | null)[][] {
  const indices = Array.from({ length: voters }, (_, i) => i);
  return indices.map((i) =>
    indices.map((j) => {
      const met = rows.filter((row) => typeof row[i] === 'string' && typeof row[j] === 'string');
      if (met.length === 0) return null;
      return met.filter((row) => row[i] === row[j]).length / met.length;
    }),
  );
}

/**
 * Fleiss' kappa (Fleiss 1971, Psychological Bulletin 76:378): agreement beyond what voters who
 * answer by chance, with the same frequencies, would reach. 1 is full agreement, 0 is chance.
 * It is defined for equally many votes an example, so examples with an abstention are left out.
 *
 * @returns dimensionless, at most 1; null without such examples, with fewer than two voters, or
 *   when only one answer occurs at all, where chance agreement is certain
 * @throws RangeError when the rows differ in length
 */
export function fleissKappa(rows: readonly AnswerRow[]): number | null {
  const counts = new KappaCounts();
  for (const row of rows) counts.add(row);
  return counts.value();
}

function votesOf(row: AnswerRow): string[] {
  return row.filter((answer) => answer !== null);
}
