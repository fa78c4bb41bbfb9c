import { SCHEMA_VERSIONS, type VoteMember, type VoteOptions, type VoteTrace } from '../../contract';
import { chooseNormalize } from './choose-normalize';
import type { CustomRules } from './custom-rules';
import { decideVote } from './decide-vote';
import { normalized } from './normalize';

/** Which vote a trace is of. */
export type VoteSubject = Pick<VoteTrace, 'run_id' | 'ensemble_id' | 'example_id' | 'split'> & {
  /** Accepted answers as they are on record; empty when there are none. */
  readonly gold: readonly string[];
};

/**
 * The trace of a vote: the decision with everything it follows from.
 *
 * @throws RangeError when options name a custom rule that is not given
 */
export function traceVote(
  subject: VoteSubject,
  members: readonly VoteMember[],
  options: VoteOptions,
  custom: CustomRules = {},
): VoteTrace {
  const normalize = chooseNormalize(options, custom);
  const accepted = subject.gold.map((text) => normalized(text, normalize) ?? text);
  return assembleTrace(subject, members, options, custom, [...new Set(accepted)]);
}

/** The trace from gold answers that are normalised already. */
export function assembleTrace(
  { run_id, ensemble_id, example_id, split }: Omit<VoteSubject, 'gold'>,
  members: readonly VoteMember[],
  options: VoteOptions,
  custom: CustomRules,
  gold: readonly string[],
): VoteTrace {
  const decision = decideVote(members, options, custom);
  const { tally, winner, output, tie, tied_answers, agreement } = decision;
  return {
    schema_version: SCHEMA_VERSIONS.vote_trace.version,
    run_id,
    ensemble_id,
    example_id,
    split,
    options,
    members: [...members],
    tally,
    winner,
    output,
    tie,
    tied_answers,
    agreement,
    gold: [...gold],
    correct: gold.length === 0 ? null : winner !== null && gold.includes(winner),
  };
}
