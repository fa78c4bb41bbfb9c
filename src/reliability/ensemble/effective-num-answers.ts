import { sum } from 'd3-array';
import type { VoteTrace } from '../../contract';

/**
 * How many answers members behave as if they chose from, where answers are free text: two wrong
 * votes on one example that are spread evenly over m - 1 wrong answers are the same in 1 of m - 1
 * cases, so m is 1 more than pairs of wrong votes / such pairs that agree. One pair of either kind
 * more (Laplace) keeps it finite; without votes it is 2. Members that err alike make it small.
 *
 * @param traces votes on a validation split; examples without a gold answer say nothing
 */
export function effectiveNumAnswers(traces: readonly VoteTrace[]): number {
  const judged = traces.filter(({ gold }) => gold.length > 0).map(wrongVotes);
  const pairs = sum(judged, (counts) => pairsOf(sum(counts)));
  const agreeing = sum(judged, (counts) => sum(counts, pairsOf));
  return 1 + (pairs + 1) / (agreeing + 1);
}

/** How many members gave each wrong answer. */
function wrongVotes({ gold, members }: VoteTrace): number[] {
  const votes = new Map<string, number>();
  for (const { answer } of members) {
    if (answer !== null && !gold.includes(answer)) votes.set(answer, (votes.get(answer) ?? 0) + 1);
  }
  return [...votes.values()];
}

function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}
