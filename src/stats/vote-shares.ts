import type { VoteTrace } from '../contract';
import { countAgreement } from './agreement';
import { isRight } from './vote-columns';

/** A metric of votes as a ratio of sums over their traces. */
export interface VoteShare {
  readonly name: string;
  readonly part: (trace: VoteTrace) => number;
  readonly whole: (trace: VoteTrace) => number;
  /** Whether part and whole are numbers of examples, so that it is a simple share of them. */
  readonly isShare: boolean;
}

/** The shares in the order of a report; docs/metrics.md defines each. */
export const VOTE_SHARES: readonly VoteShare[] = [
  ofExamples('accuracy', (trace) => isRight(trace, trace.winner) === true, isJudged),
  ofExamples('agreement_rate', isUnanimous, hasTwoVotes),
  ofExamples('disagreement_rate', (trace) => !isUnanimous(trace), hasTwoVotes),
  ofExamples('tie_rate', ({ tie }) => tie),
  {
    name: 'abstention_rate',
    part: ({ members }) => members.filter(({ abstained }) => abstained).length,
    whole: ({ members }) => members.length,
    isShare: false,
  },
  ofExamples('no_decision_rate', ({ winner }) => winner === null),
];

function ofExamples(
  name: string,
  holds: (trace: VoteTrace) => boolean,
  counts: (trace: VoteTrace) => boolean = () => true,
): VoteShare {
  return {
    name,
    part: (trace) => (counts(trace) && holds(trace) ? 1 : 0),
    whole: (trace) => (counts(trace) ? 1 : 0),
    isShare: true,
  };
}

function isJudged({ gold }: VoteTrace): boolean {
  return gold.length > 0;
}

function isUnanimous({ members }: VoteTrace): boolean {
  return countAgreement([members.map(({ answer }) => answer)]).unanimous === 1;
}

function hasTwoVotes({ members }: VoteTrace): boolean {
  return countAgreement([members.map(({ answer }) => answer)]).voted === 1;
}
