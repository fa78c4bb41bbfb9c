import type { ChangedOutcome, VoteTrace } from '../contract';
import { isRight } from './vote-columns';

/**
 * Examples where the ensemble's answer differs from that of its best member, in the order of the
 * traces.
 *
 * @param best index of the best member
 */
export function changedOutcomes(traces: readonly VoteTrace[], best: number): ChangedOutcome[] {
  return traces.flatMap((trace) => {
    const answer = trace.members[best]?.answer ?? null;
    if (best === -1 || answer === trace.winner) return [];
    return [
      {
        example_id: trace.example_id,
        best_member_answer: answer,
        ensemble_answer: trace.winner,
        change: outcomeChange(isRight(trace, answer), isRight(trace, trace.winner)),
      },
    ];
  });
}

/** What became of an outcome; null when either cannot be judged. */
export function outcomeChange(
  before: boolean | null,
  after: boolean | null,
): ChangedOutcome['change'] {
  if (before === null || after === null) return null;
  const [from, to] = [before ? 'right' : 'wrong', after ? 'right' : 'wrong'] as const;
  return `${from}_to_${to}`;
}
