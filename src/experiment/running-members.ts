import type { VoteTrace } from '../contract';
import { changedOutcomes, mcnemarExact } from '../stats';
import type { VoteCounts } from './running-votes';

/** One member beside the others and beside the ensemble. */
interface Member {
  readonly adapter_id: string;
  right: number;
  /** Examples with a gold answer on which the ensemble answers differently. */
  changed: number;
  right_to_wrong: number;
  wrong_to_right: number;
  /** With each member before it: examples on which both voted, and on which they agreed. */
  readonly pairs: { met: number; agreed: number }[];
}

/**
 * Accuracies of the members, their agreement in pairs, and where the vote changed the outcome of the
 * one that is best so far. Which one that is may change with every vote, so each is compared.
 */
export class RunningMembers implements VoteCounts {
  #members: readonly Member[] = [];
  #judged = 0;
  #test = { lost: 0, won: 0, p: 1 };

  add(trace: VoteTrace): void {
    if (this.#members.length === 0) this.#members = trace.members.map(newMember);
    const isJudged = trace.gold.length > 0;
    if (isJudged) this.#judged++;
    for (const [index, member] of this.#members.entries()) {
      this.#countPairs(trace, index, member);
      if (isJudged) countOutcome(trace, index, member);
    }
  }

  values() {
    return [
      ...this.#outcomes(),
      ...this.#members.map(({ adapter_id, right }) => ({
        name: `member_accuracy/${adapter_id}`,
        value: this.#shareOfJudged(right),
      })),
      ...this.#members.flatMap(({ adapter_id, pairs }) =>
        pairs.map(({ met, agreed }, other) => ({
          name: `pairwise_agreement/${this.#members[other]?.adapter_id}/${adapter_id}`,
          value: met === 0 ? null : agreed / met,
        })),
      ),
    ];
  }

  #countPairs({ members }: VoteTrace, index: number, { pairs }: Member): void {
    const answer = members[index]?.answer ?? null;
    for (const [other, pair] of pairs.entries()) {
      const second = members[other]?.answer ?? null;
      if (answer === null || second === null) continue;
      pair.met++;
      if (answer === second) pair.agreed++;
    }
  }

  /** Against the member with the most right answers, the first of equals, as reports have it. */
  #outcomes() {
    const most = Math.max(...this.#members.map(({ right }) => right));
    const best = this.#members.find(({ right }) => right === most);
    if (this.#judged === 0 || !best) return [];
    const { changed, right_to_wrong, wrong_to_right } = best;
    return [
      { name: 'vote_changed_outcome', value: this.#shareOfJudged(changed) },
      { name: 'right_to_wrong', value: this.#shareOfJudged(right_to_wrong) },
      { name: 'wrong_to_right', value: this.#shareOfJudged(wrong_to_right) },
      { name: 'mcnemar_p_value', value: this.#pValue(right_to_wrong, wrong_to_right) },
    ];
  }

  /** The test sums over the examples that were lost and won, so it is made only when one more was. */
  #pValue(lost: number, won: number): number {
    if (lost !== this.#test.lost || won !== this.#test.won)
      this.#test = { lost, won, p: mcnemarExact(lost, won) };
    return this.#test.p;
  }

  #shareOfJudged(examples: number): number | null {
    return this.#judged === 0 ? null : examples / this.#judged;
  }
}

function newMember({ adapter_id }: { adapter_id: string }, index: number): Member {
  const pairs = Array.from({ length: index }, () => ({ met: 0, agreed: 0 }));
  return { adapter_id, right: 0, changed: 0, right_to_wrong: 0, wrong_to_right: 0, pairs };
}

function countOutcome(trace: VoteTrace, index: number, member: Member): void {
  const answer = trace.members[index]?.answer ?? null;
  if (answer !== null && trace.gold.includes(answer)) member.right++;
  const [outcome] = changedOutcomes([trace], index);
  if (!outcome) return;
  member.changed++;
  if (outcome.change === 'right_to_wrong' || outcome.change === 'wrong_to_right')
    member[outcome.change]++;
}
