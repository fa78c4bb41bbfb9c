import { max, rollups } from 'd3-array';
import type { VoteMember, VoteOptions, VoteTrace } from '../../contract';
import type { CustomRules } from './custom-rules';
import { confidenceOf, countVotes, topOf, type Candidate } from './tally';

/** What follows from the votes of the members. */
export type Decision = Pick<
  VoteTrace,
  'tally' | 'winner' | 'output' | 'tie' | 'tied_answers' | 'agreement'
>;

/**
 * Decides a vote: pure, so that a recorded one can be decided again.
 *
 * The answer with the top score wins. Scores are votes (majority, which means plurality, and
 * unanimous), sums of weights (weighted), the highest confidence of a voter (best_confidence), or
 * the custom strategy's. Answers that share the top score tie; `tie_break` then decides, and when
 * its rules leave several there is no winner. There is none either without a quorum, and for
 * unanimous when two voters differ.
 *
 * The output is the winner as its most confident voter worded it; of several, the most frequent
 * wording; of these, the first by UTF-16 code units. So it does not depend on the members' order.
 *
 * @throws RangeError when the strategy is custom and none is given, or a score is not finite
 */
export function decideVote(
  members: readonly VoteMember[],
  options: VoteOptions,
  { strategy }: CustomRules = {},
): Decision {
  if (options.strategy === 'custom' && !strategy) {
    throw new RangeError(
      `the strategy ${options.custom_strategy} is custom; give its function to decide the vote`,
    );
  }
  const voters = members.filter(({ abstained }) => !abstained);
  const candidates = countVotes(voters, options.strategy, strategy);
  const tied = topOf(candidates);
  const ranked = ranking(candidates, members, options.tie_break);
  const winner = winnerOf(voters, tied, members, options);
  const mostVotes = max(candidates, ({ votes }) => votes) ?? 0;
  return {
    tally: ranked.map(({ answer, votes, score }) => ({ answer, votes, score })),
    winner: winner?.answer ?? null,
    output: winner ? wordingOf(winner) : null,
    tie: tied.length > 1,
    tied_answers: tied.length > 1 ? ranked.filter((one) => tied.includes(one)).map(({ answer }) => answer) : [], // prettier-ignore
    agreement: voters.length === 0 ? 0 : mostVotes / voters.length,
  };
}

function winnerOf(
  voters: readonly VoteMember[],
  tied: readonly Candidate[],
  members: readonly VoteMember[],
  { strategy, quorum, tie_break }: VoteOptions,
): Candidate | undefined {
  if (voters.length < quorum) return undefined;
  const [first] = voters;
  if (strategy === 'unanimous' && voters.some(({ answer }) => answer !== first?.answer))
    return undefined;
  let left = tied;
  for (const rule of tie_break) {
    const best = max(left, (one) => TIE_BREAKS[rule](one, members));
    left = left.filter((one) => TIE_BREAKS[rule](one, members) === best);
  }
  return left.length === 1 ? left[0] : undefined;
}

type TieBreak = VoteOptions['tie_break'][number];

/** What each rule prefers the higher of. */
const TIE_BREAKS: Record<TieBreak, (one: Candidate, members: readonly VoteMember[]) => number> = {
  confidence: confidenceOf,
  adapter_order: ({ voters }, members) => {
    const [first] = voters;
    return first ? -members.indexOf(first) : -members.length;
  },
};

/** Highest score first; equal scores as ties are broken, then as members are ordered. */
function ranking(
  candidates: readonly Candidate[],
  members: readonly VoteMember[],
  tieBreak: readonly TieBreak[],
): Candidate[] {
  const rules = [...tieBreak, 'adapter_order'] as const;
  const ranked: Candidate[] = [];
  let left = candidates;
  while (left.length > 0) {
    // Equal as ties are equal, on every level, or the scale of weights would change the order.
    const level = topOf(left);
    left = left.filter((one) => !level.includes(one));
    ranked.push(...level.sort(byRules(rules, members)));
  }
  return ranked;
}

function byRules(rules: readonly TieBreak[], members: readonly VoteMember[]) {
  return (a: Candidate, b: Candidate): number => {
    for (const rule of rules) {
      const difference = TIE_BREAKS[rule](b, members) - TIE_BREAKS[rule](a, members);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** Of the winner's voters. */
function wordingOf(winner: Candidate): string | null {
  const best = confidenceOf(winner);
  const confident = winner.voters.filter(({ confidence }) => (confidence ?? -1) === best);
  const wordings = rollups(
    confident,
    ({ length }) => length,
    ({ output }) => output ?? '',
  );
  const [first] = wordings.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return first?.[0] ?? null;
}
