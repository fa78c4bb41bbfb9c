import type { VoteTrace } from '../../contract';
import { ballotOf, voteOf } from './ballot';
import { knownNormalize } from './choose-normalize';
import type { CustomRules } from './custom-rules';
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
  const normalize = knownNormalize(options, custom);
  const voted = normalize
    ? members.map((member) => voteOf(member.adapter_id, member.weight, ballotOf(member), normalize))
    : members;
  return { ...assembleTrace(trace, voted, options, custom, gold), schema_version };
}
