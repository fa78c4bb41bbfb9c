import { fsum, group, max } from 'd3-array';
import type { TallyEntry, VoteMember, VoteOptions } from '../../contract';
import type { ScoreAnswers } from './custom-rules';

/** An answer with those who gave it. */
export interface Candidate extends TallyEntry {
  readonly voters: readonly VoteMember[];
}

/**
 * Scores within this share of the top one tie with it: rounding must not make or break a tie when
 * all weights are multiplied by a constant.
 */
const TIE_TOLERANCE = 1e-9;

/** The answers with their scores, in the order in which members gave them. */
export function countVotes(
  voters: readonly VoteMember[],
  strategy: VoteOptions['strategy'],
  custom: ScoreAnswers | undefined,
): Candidate[] {
  const scores = strategy === 'custom' ? custom?.(voters) : undefined;
  return [...group(voters, ({ answer }) => answer ?? '')].map(([answer, given]) => ({
    answer,
    votes: given.length,
    score: finite(scores ? (scores.get(answer) ?? 0) : scoreOf(given, strategy)),
    voters: given,
  }));
}

/** The answers that share the top score. */
export function topOf(candidates: readonly Candidate[]): Candidate[] {
  const top = max(candidates, ({ score }) => score) ?? 0;
  const least = top - TIE_TOLERANCE * Math.abs(top);
  return candidates.filter(({ score }) => score >= least);
}

/** Highest confidence among the voters of an answer; -1 when none has one. */
export function confidenceOf({ voters }: Candidate): number {
  return max(voters, ({ confidence }) => confidence ?? -1) ?? -1;
}

function scoreOf(voters: readonly VoteMember[], strategy: VoteOptions['strategy']): number {
  switch (strategy) {
    case 'weighted':
      // Rounded once, so that the order of the members changes no bit.
      return fsum(voters, ({ weight }) => weight);
    case 'best_confidence':
      return max(voters, ({ confidence }) => confidence ?? 0) ?? 0;
    default:
      return voters.length;
  }
}

function finite(score: number): number {
  if (Number.isFinite(score)) return score;
  throw new RangeError(`the score of an answer is ${score}; expected a finite number`);
}
