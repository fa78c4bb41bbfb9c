import { cross, sum } from 'd3-array';
import type { VoteTrace } from '../../contract';

/** How two members answered the examples on which both voted; each count one more (Laplace). */
interface Pair {
  readonly both: number;
  readonly right: readonly [number, number];
  readonly wrong: readonly [number, number];
  /** Both gave the same answer, which was right, or wrong. */
  readonly sameRight: number;
  readonly sameWrong: number;
}

/**
 * How many answers members behave as if they chose from, where answers are free text: as many as
 * make an answer that two of them share as likely to be right as it was. Independent members of
 * accuracies p and q whose wrong answers are spread evenly over m - 1 share a right answer on p q of
 * the examples and a wrong one on (1 - p) (1 - q) / (m - 1); m makes the ratio of the two, over all
 * pairs, the one that was seen. Members that are right together, as on easy examples, make it
 * greater, those that err together smaller.
 *
 * @param traces votes of one ensemble on a validation split; those without a gold answer say nothing
 * @returns a number above 1; 2 without votes
 */
export function effectiveNumAnswers(traces: readonly VoteTrace[]): number {
  const judged = traces.filter(({ gold }) => gold.length > 0);
  const members = judged[0]?.members.map((_, index) => index) ?? [];
  const pairs = cross(members, members)
    .filter(([i, j]) => i < j)
    .map(([i, j]) => pairOf(judged, i, j));
  if (pairs.length === 0) return 2;
  const expected = (of: 'right' | 'wrong') =>
    sum(pairs, (pair) => (pair[of][0] * pair[of][1]) / pair.both);
  const seen = (of: 'sameRight' | 'sameWrong') => sum(pairs, (pair) => pair[of]);
  return 1 + (seen('sameRight') / seen('sameWrong')) * (expected('wrong') / expected('right'));
}

function pairOf(traces: readonly VoteTrace[], i: number, j: number): Pair {
  const votes = traces.flatMap(({ gold, members }) => {
    const [a, b] = [members[i]?.answer ?? null, members[j]?.answer ?? null];
    if (a === null || b === null) return [];
    return [{ isRight: [gold.includes(a), gold.includes(b)] as const, isSame: a === b }];
  });
  const count = (holds: (vote: (typeof votes)[number]) => boolean) =>
    1 + votes.filter(holds).length;
  return {
    both: 1 + votes.length,
    right: [count(({ isRight }) => isRight[0]), count(({ isRight }) => isRight[1])],
    wrong: [count(({ isRight }) => !isRight[0]), count(({ isRight }) => !isRight[1])],
    sameRight: count(({ isRight, isSame }) => isSame && isRight[0]),
    sameWrong: count(({ isRight, isSame }) => isSame && !isRight[0]),
  };
}
