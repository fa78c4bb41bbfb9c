import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateVoteTrace } from '../../../src/contract';
import {
  createEnsemble,
  traceOfAnswers,
  traceVote,
  validationScores,
  voteOptions,
} from '../../../src/reliability';
import { fails, membersOf, polls, REQUEST, RULES, says } from './support';

const SUBJECT = { run_id: 'run-1', ensemble_id: 'vote', example_id: 'q-1', split: 'dev' };

describe('recorded answers', () => {
  it('give the trace of the vote that they are from', () => {
    fc.assert(
      fc.property(polls, ({ options, members }) => {
        const isWeighted = options.strategy === 'weighted' || options.strategy === 'custom';
        fc.pre(!isWeighted || members.some(({ weight }) => weight > 0));
        const votes = isWeighted ? members : members.map((member) => ({ ...member, weight: 1 }));
        const given = {
          options: { ...options, weights_source: isWeighted ? 'learned' : 'equal' },
          ...(isWeighted && { weights: members.map(({ weight }) => weight) }),
          ...(options.strategy === 'custom' && { custom: RULES }),
        } as const;
        const again = traceOfAnswers({ ...SUBJECT, gold: ['Paris'] }, votes, given);
        const trace = traceVote({ ...SUBJECT, gold: ['Paris'] }, votes, given.options, RULES);
        expect(JSON.stringify(again)).toBe(JSON.stringify(trace));
      }),
    );
  });

  it('are voted on by another strategy, and asked for once', async () => {
    const members = [says('a', '1,000'), says('b', '1e3'), says('c', '7'), fails('d')];
    const ensemble = createEnsemble({ ensemble_id: 'vote', members });
    const { members: answers } = await ensemble.vote(REQUEST);
    const trace = (weights: number[]) =>
      traceOfAnswers({ ...SUBJECT, gold: ['1000'] }, answers, {
        weights,
        options: { strategy: 'weighted', normalization: 'numeric' },
      });
    expect(trace([1, 1, 1.5, 9])).toMatchObject({ winner: '1000', output: '1,000', correct: true });
    expect(trace([1, 1, 3, 9])).toMatchObject({ winner: '7', correct: false });
    expect(trace([1, 1, 3, 9]).members[3]).toMatchObject({ abstain_reason: 'error', weight: 9 });
    expect(validateVoteTrace(trace([1, 1, 3, 9]))).toMatchObject({ ok: true });
    expect(members.map(({ asked }) => asked)).toEqual([1, 1, 1, 1]);
  });

  it('that one normalization could not read are read again by another', () => {
    const answers = membersOf(['about 3', '3', 'About 3'], { options: voteOptions({ normalization: 'numeric' }, 3) }); // prettier-ignore
    expect(answers.map(({ abstain_reason }) => abstain_reason)).toEqual(['unparsable', null, 'unparsable']); // prettier-ignore
    const again = traceOfAnswers({ ...SUBJECT, gold: [] }, answers);
    expect(again).toMatchObject({ winner: 'about 3', agreement: 2 / 3 });
  });

  it('are refused with options that fit no ensemble', () => {
    const answers = membersOf(['a', 'b']);
    const trace = (given: Parameters<typeof traceOfAnswers>[2]) => () =>
      traceOfAnswers({ ...SUBJECT, gold: [] }, answers, given);
    const options = { strategy: 'weighted' } as const;
    expect(trace({ weights: [1], options })).toThrow(/1 weights for 2 members/);
    expect(trace({ weights: [1, 2] })).toThrow(/the strategy majority has no use for them/);
    expect(trace({ options: { quorum: 3 } })).toThrow(/quorum is 3/);
    expect(trace({ custom: RULES })).toThrow(/expected custom/);
    expect(trace({ options: { normalization: 'custom', custom_normalization: 'mine' } })).toThrow(/give its function/); // prettier-ignore
  });
});

describe('validation scores', () => {
  const trace = (outputs: (string | null)[], gold: string[]) =>
    traceVote({ ...SUBJECT, gold }, membersOf(outputs), voteOptions({}, outputs.length));

  it('count the votes of each member, and those that were right', () => {
    const traces = [
      trace(['Yes', 'no', null], ['yes', 'yep']),
      trace(['yep', 'yes', null], ['yes', 'yep']),
      trace(['no', null, null], ['yes']),
      trace(['no', 'no', 'no'], []),
    ];
    expect(validationScores(traces)).toEqual([
      { num_correct: 2, num_examples: 3 },
      { num_correct: 1, num_examples: 2 },
      { num_correct: 0, num_examples: 0 },
    ]);
    expect(validationScores([])).toEqual([]);
  });

  it('are refused of votes of several ensembles', () => {
    const traces = [trace(['a'], ['a']), trace(['a', 'b'], ['a'])];
    expect(() => validationScores(traces)).toThrow(/members of q-1 are m0, m1; expected m0/);
  });
});
