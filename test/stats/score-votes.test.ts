import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VoteTrace } from '../../src/contract';
import { describeEnsemble, scoreVotes } from '../../src/stats';
import { recordsOf } from '../report/recompute/records';
import { voteTraces } from './vote-traces';

const { votes } = recordsOf(60);
const options = { split: 'dev', seed: 5 };
const valueOf = (traces: readonly VoteTrace[], name: string) =>
  scoreVotes(traces, options).find((metric) => metric.name === name);

describe('scoreVotes', () => {
  it('does not depend on the order of the votes', () => {
    const shuffled = voteTraces.chain((traces) =>
      fc.tuple(fc.constant(traces), fc.shuffledSubarray(traces, { minLength: traces.length })),
    );
    fc.assert(
      fc.property(shuffled, ([traces, others]) => {
        const few = { ...options, resamples: 20 };
        expect(scoreVotes(others, few)).toEqual(scoreVotes(traces, few));
      }),
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
