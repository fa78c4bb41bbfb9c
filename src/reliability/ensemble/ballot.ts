import type { VoteMember } from '../../contract';
import { normalized, type Normalize } from './normalize';

/** What became of asking one member, before its output is normalised. */
export interface Ballot extends Pick<
  VoteMember,
  'output' | 'confidence' | 'latency_ms' | 'cost' | 'error'
> {
  /** Null when it answered. */
  readonly failure: 'error' | 'timeout' | 'not_called' | 'aborted' | null;
}

/** A member's part of a trace, without what depends on the options of the vote. */
export type RecordedBallot = Pick<
  VoteMember,
  'output' | 'confidence' | 'latency_ms' | 'cost' | 'abstain_reason' | 'error'
>;

export const NOT_CALLED: Ballot = {
  output: null,
  confidence: null,
  latency_ms: null,
  failure: 'not_called',
};

/** The vote that a ballot is: its normalised answer, or why it abstains. */
export function voteOf(
  adapter_id: string,
  weight: number,
  ballot: Ballot,
  normalize: Normalize,
): VoteMember {
  const { output, confidence, latency_ms, cost, failure, error } = ballot;
  const { answer, abstain_reason } = failure
    ? { answer: null, abstain_reason: failure }
    : answerOf(output, normalize);
  return {
    adapter_id,
    output,
    answer,
    weight,
    confidence,
    abstained: abstain_reason !== null,
    abstain_reason,
    latency_ms,
    ...(cost && { cost }),
    ...(error && failure === 'error' && { error }),
  };
}

/** What a recorded member did, without its recorded answer, so that its output is judged again. */
export function ballotOf(member: RecordedBallot): Ballot {
  const { output, confidence, latency_ms, cost, abstain_reason, error } = member;
  // What the output says is judged again; what happened to the call is not.
  const isJudged =
    abstain_reason === null || abstain_reason === 'unparsable' || abstain_reason === 'declined';
  const failure = isJudged ? null : abstain_reason;
  return {
    output,
    confidence,
    latency_ms,
    failure,
    ...(cost && { cost }),
    ...(error && { error }),
  };
}

function answerOf(
  output: string | null,
  normalize: Normalize,
): Pick<VoteMember, 'answer' | 'abstain_reason'> {
  if (output === null || output.trim() === '') return { answer: null, abstain_reason: 'declined' };
  const answer = normalized(output, normalize);
  if (answer === null) return { answer: null, abstain_reason: 'unparsable' };
  // Such as an article alone, of which SQuAD's normalization leaves nothing.
  if (answer === '') return { answer: null, abstain_reason: 'declined' };
  return { answer, abstain_reason: null };
}
