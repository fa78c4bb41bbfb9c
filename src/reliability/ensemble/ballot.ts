import type { VoteMember } from '../../contract';
import type { Normalize } from './normalize';

/** What became of asking one member, before its output is normalised. */
export interface Ballot extends Pick<VoteMember, 'output' | 'confidence' | 'latency_ms' | 'cost'> {
  /** Null when it answered. */
  readonly failure: 'error' | 'timeout' | 'not_called' | 'aborted' | null;
}

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
  const { output, confidence, latency_ms, cost, failure } = ballot;
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
  };
}

function answerOf(
  output: string | null,
  normalize: Normalize,
): Pick<VoteMember, 'answer' | 'abstain_reason'> {
  if (output === null || output.trim() === '') return { answer: null, abstain_reason: 'declined' };
  const answer = parsed(output, normalize);
  if (answer === null) return { answer: null, abstain_reason: 'unparsable' };
  // Such as an article alone, of which SQuAD's normalization leaves nothing.
  if (answer === '') return { answer: null, abstain_reason: 'declined' };
  return { answer, abstain_reason: null };
}

function parsed(output: string, normalize: Normalize): string | null {
  try {
    return normalize(output);
  } catch {
    return null;
  }
}
