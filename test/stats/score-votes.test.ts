import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VoteTrace } from '../../src/contract';
import { describeEnsemble, mcnemarExact, scoreVotes } from '../../src/stats';
import { recordsOf } from '../report/recompute/records';

const { votes } = recordsOf(60);
const options = { split: 'dev', seed: 5 };
const valueOf = (traces: readonly VoteTrace[], name: string) =>
  scoreVotes(traces, options).find((metric) => metric.name === name);

/** Counts by hand, in another way than the code does. */
function counted(traces: readonly VoteTrace[]) {
  const isGold = (answer: string | null | undefined) => answer === 'paris';
  const rights = [0, 1, 2].map((m) => traces.map(({ members }) => isGold(members[m]?.answer)));
  const sums = rights.map((right) => right.filter(Boolean).length);
  const best = sums.indexOf(Math.max(...sums));
  let [lost, won, agreed, correct] = [0, 0, 0, 0];
  for (const [i, { winner, members }] of traces.entries()) {
    const before = rights[best]?.[i] ?? false;
    if (before && !isGold(winner)) lost++;
    if (!before && isGold(winner)) won++;
    if (isGold(winner)) correct++;
    if (members.every(({ answer }) => answer === members[0]?.answer)) agreed++;
  }
  return { lost, won, agreed, correct, best, sums };
}

describe('scoreVotes', () => {
  const { lost, won, agreed, correct, best, sums } = counted(votes);

  it('counts what a reader would count', () => {
    const n = votes.length;
    expect(valueOf(votes, 'accuracy')?.value).toBe(correct / n);
    expect(valueOf(votes, 'agreement_rate')?.value).toBe(agreed / n);
    expect(valueOf(votes, 'disagreement_rate')?.value).toBe((n - agreed) / n);
    expect(valueOf(votes, 'right_to_wrong')?.value).toBe(lost / n);
    expect(valueOf(votes, 'wrong_to_right')?.value).toBe(won / n);
    expect(valueOf(votes, 'mcnemar_p_value')?.value).toBe(mcnemarExact(lost, won));
    expect(valueOf(votes, 'abstention_rate')?.value).toBe(0);
  });

  it('describes the members beside it', () => {
    const { best_member, member_accuracy, by_agreement, agreement_matrix } = describeEnsemble(votes, 'dev'); // prettier-ignore
    expect(member_accuracy.map(({ num_correct }) => num_correct)).toEqual(sums);
    expect(best_member).toBe(member_accuracy[best]?.adapter_id);
    expect(by_agreement.map(({ agreeing }) => agreeing)).toEqual([1, 2, 3]);
    const judged = by_agreement.reduce((sum, { num_examples }) => sum + num_examples, 0);
    expect(judged).toBe(votes.length);
    expect(agreement_matrix).toHaveLength(3);
  });

  it('does not depend on the order of the votes', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...votes], { minLength: votes.length }), (shuffled) => {
        expect(scoreVotes(shuffled, options)).toEqual(scoreVotes(votes, options));
      }),
      { numRuns: 5 },
    );
  });

  it('counts an abstention as a wrong answer, and as no vote in the agreement', () => {
    const silent = votes.map((trace) => ({
      ...trace,
      members: trace.members.map(
        (member, m) =>
        m === 0 ? { ...member, answer: null, abstained: true, abstain_reason: 'timeout' as const } : member, // prettier-ignore
      ),
    }));
    expect(describeEnsemble(silent, 'dev').member_accuracy[0]?.num_correct).toBe(0);
    expect(valueOf(silent, 'abstention_rate')?.value).toBeCloseTo(1 / 3, 12);
    expect(valueOf(silent, 'fleiss_kappa')).toMatchObject({ value: null, num_examples: 0 });
    expect(valueOf(silent, 'agreement_rate')?.num_examples).toBe(votes.length);
  });

  it('judges nothing without gold answers', () => {
    const unjudged = votes.map((trace) => ({ ...trace, gold: [], correct: null }));
    expect(valueOf(unjudged, 'accuracy')?.value).toBeNull();
    expect(valueOf(unjudged, 'mcnemar_p_value')?.value).toBeNull();
    expect(describeEnsemble(unjudged, 'dev')).toMatchObject({
      best_member: null,
      by_agreement: [],
    });
  });

  it('refuses votes that contradict each other', () => {
    const [first, second] = votes;
    if (!first || !second) throw new Error('there are votes');
    expect(() => scoreVotes([first, first], options)).toThrow(/twice/);
    const fewer = { ...second, members: second.members.slice(1) };
    expect(() => scoreVotes([first, fewer], options)).toThrow(/other members/);
  });
});
