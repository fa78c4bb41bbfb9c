import type { VoteMember, VoteTrace } from '../../contract';
import { ballotOf, voteOf, type RecordedBallot } from './ballot';
import { traceVote, type VoteSubject } from './vote-trace';
import { votingRules, type VotingRulesOptions } from './voting-rules';

/** What one member answered; a member of a trace is one. */
export type RecordedAnswer = Pick<VoteMember, 'adapter_id'> & RecordedBallot;

/**
 * The trace of a vote on answers that are on record, so that strategies can be compared on the same
 * answers and nobody is asked again. Members that abstained for what happened to the call abstain
 * again; the outputs of all others are normalised as the options say.
 *
 * @throws RangeError as `createEnsemble` does
 */
export function traceOfAnswers(
  subject: VoteSubject,
  answers: readonly RecordedAnswer[],
  given: VotingRulesOptions = {},
): VoteTrace {
  const { options, normalize, weightOf, custom } = votingRules(answers, given);
  const members = answers.map((answer, index) =>
    voteOf(answer.adapter_id, weightOf(index), ballotOf(answer), normalize),
  );
  return traceVote(subject, members, options, custom);
}
