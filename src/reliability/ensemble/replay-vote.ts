import type { VoteMember, VoteTrace } from '../../contract';
import type { Ballot } from './ballot';
import { voteOf } from './ballot';
import type { CustomRules } from './custom-rules';
import { normalizationOf } from './normalize';
import { assembleTrace } from './vote-trace';

/**
 * Decides a recorded vote again, from its options and the outputs, weights and confidences of its
 * members alone. Of a trace that tells the truth the replay is equal, byte for byte once both are
 * written as JSON.
 *
 * Outputs are normalised again, unless the normalization is a custom one that is neither given nor
 * known by name: then the recorded answers are taken.
 *
 * @throws RangeError when the strategy is custom and not given
 */
export function replayVote(trace: VoteTrace, custom: CustomRules = {}): VoteTrace {
  const { options, members, gold, schema_version } = trace;
  const normalize = custom.normalize ?? normalizationOf(options);
  const voted = normalize
    ? members.map((member) => voteOf(member.adapter_id, member.weight, ballotOf(member), normalize))
    : members;
  return { ...assembleTrace(trace, voted, options, custom, gold), schema_version };
}

function ballotOf({ output, confidence, latency_ms, cost, abstain_reason }: VoteMember): Ballot {
  // What the output says is judged again; what happened to the call is not.
  const isJudged =
    abstain_reason === null || abstain_reason === 'unparsable' || abstain_reason === 'declined';
  const failure = isJudged ? null : abstain_reason;
  return { output, confidence, latency_ms, failure, ...(cost && { cost }) };
}
