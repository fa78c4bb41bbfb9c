import type { VoteTrace } from '../contract';
import { isRight, memberIds } from './vote-columns';

/** How often a member was right over the examples with a gold answer. */
export interface MemberScore {
  readonly adapter_id: string;
  readonly num_examples: number;
  readonly num_correct: number;
}

/** The score of each member, in the order of the ensemble. */
export function memberScores(traces: readonly VoteTrace[]): MemberScore[] {
  const judged = traces.filter(({ gold }) => gold.length > 0);
  return memberIds(traces).map((adapter_id, member) => ({
    adapter_id,
    num_examples: judged.length,
    num_correct: judged.filter((trace) => isRight(trace, trace.members[member]?.answer ?? null))
      .length,
  }));
}

/** Index of the member with the most right answers, the first of equals; -1 without gold answers. */
export function bestMember(traces: readonly VoteTrace[]): number {
  const scores = memberScores(traces);
  const best = Math.max(...scores.map(({ num_correct }) => num_correct));
  return scores.findIndex(
    ({ num_correct, num_examples }) => num_examples > 0 && num_correct === best,
  );
}
