import { describe, expect, it, vi } from 'vitest';
import type { AdapterAnswer } from '../../../src/adapters';
import {
  createEnsemble,
  createVirtualClock,
  NoDecisionError,
  type CustomRules,
  type PartialVoteOptions,
} from '../../../src/reliability';
import { fails, hangs, REQUEST, says, scripted } from './support';

const reasons = (vote: { members: readonly { abstain_reason: string | null }[] }) =>
  vote.members.map(({ abstain_reason }) => abstain_reason);

describe('an ensemble', () => {
  it('counts a member that hangs, rejects, throws or says nothing as an abstention', async () => {
    const clock = createVirtualClock();
    const throwsAtOnce = {
      adapter_id: 'throws',
      generate: () => {
        throw new Error('at once');
      },
    };
    const late = hangs('late');
    const members = [says('a', 'yes'), late, fails('broken'), throwsAtOnce, says('mute', ' ')];
    const ensemble = createEnsemble({ ensemble_id: 'vote', members, clock, options: { deadline_ms: 50 } }); // prettier-ignore
    const voting = ensemble.vote(REQUEST);
    await clock.run();
    const vote = await voting;
    expect(reasons(vote)).toEqual([null, 'timeout', 'error', 'error', 'declined']);
    expect(vote.decision).toMatchObject({ winner: 'yes', agreement: 1 });
    expect(vote.members[1]?.latency_ms).toBe(50);
    expect(late.aborted).toBe(1);
    expect(clock.pending).toBe(0);
  });

  it('is an adapter, which rejects when nothing is decided', async () => {
    const costs = (id: string, amount: number) =>
      scripted(id, () => Promise.resolve({ text: 'Yes', cost: { amount, currency: 'USD' } }));
    const ensemble = createEnsemble({
      ensemble_id: 'vote',
      members: [costs('a', 1), costs('b', 2), says('c', 'no')],
    });
    expect(await ensemble.generate(REQUEST)).toMatchObject({
      text: 'Yes',
      confidence: 2 / 3,
      cost: { amount: 3, currency: 'USD' },
    });
    const split = createEnsemble({ ensemble_id: 'vote', members: [fails('a'), fails('b')] });
    await expect(split.generate(REQUEST)).rejects.toThrow(NoDecisionError);
    await expect(split.generate(REQUEST)).rejects.toThrow(/0 of 2 members voted/);
  });

  it('takes an answer that no trace could hold for an error of its member', async () => {
    const broken = [{}, { text: 'half \ud800' }, { text: 'a', confidence: NaN }, { text: 'a', confidence: 7 }]; // prettier-ignore
    const members = broken.map((answer, i) => ({
      adapter_id: `m${i}`,
      // As an adapter in JavaScript may.
      generate: () => Promise.resolve(answer as AdapterAnswer),
    }));
    const nothing = { adapter_id: 'nothing', generate: () => Promise.resolve(undefined as never) };
    const all = [...members, nothing, says('sound', 'b', 1)];
    const vote = await createEnsemble({ ensemble_id: 'vote', members: all }).vote(REQUEST);
    expect(reasons(vote)).toEqual(['error', 'error', 'error', 'error', 'error', null]);
    expect(vote.decision.winner).toBe('b');
  });

  it('has no cost in several currencies, and a confidence of at most 1 in any case', async () => {
    const costs = (id: string, text: string, currency: string) =>
      scripted(id, () => Promise.resolve({ text, cost: { amount: 1, currency } }));
    const ensemble = createEnsemble({
      ensemble_id: 'vote',
      members: [costs('a', 'x', 'USD'), costs('b', 'y', 'EUR')],
      options: { strategy: 'custom', custom_strategy: 'against' },
      custom: { strategy: () => new Map([['x', 3], ['y', -1]]) }, // prettier-ignore
    });
    const answer = await ensemble.generate(REQUEST);
    expect(answer).toMatchObject({ text: 'x', confidence: 1 });
    expect(answer).not.toHaveProperty('cost');
  });

  it('aborts every member when the caller aborts, and leaves no listener', async () => {
    const members = [hangs('a'), hangs('b'), says('c', 'yes')];
    const caller = new AbortController();
    const { signal } = caller;
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    const voting = createEnsemble({ ensemble_id: 'vote', members }).vote(REQUEST, { signal });
    const reason = new Error('not wanted any more');
    caller.abort(reason);
    await expect(voting).rejects.toBe(reason);
    expect(members.map(({ aborted }) => aborted)).toEqual([1, 1, 1]);
    expect(added).toHaveBeenCalledTimes(1);
    expect(removed.mock.calls[0]?.slice(0, 2)).toEqual(added.mock.calls[0]?.slice(0, 2));
    const again = createEnsemble({ ensemble_id: 'vote', members }).vote(REQUEST, { signal });
    await expect(again).rejects.toBe(reason);
    expect(members.map(({ asked }) => asked)).toEqual([1, 1, 1]);
  });

  it.each([
    [{ quorum: 3 }, /quorum is 3; expected a whole number from 1 to 2/],
    [{ execution: 'sequential' }, /consensus is null; expected a value/],
    [{ execution: 'cascade' }, /confidence_threshold is null/],
    [{ execution: 'hedged' }, /hedge_delay_ms is null/],
    [{ consensus: 2 }, /consensus is 2; expected none, as execution is parallel/],
    [{ deadline_ms: 0 }, /deadline_ms is 0/],
    [{ strategy: 'custom' }, /custom_strategy is null; expected the name/],
    [{ strategy: 'custom', custom_strategy: 'mine' }, /give its function/],
    [
      { normalization: 'custom', custom_normalization: 'mine' },
      /mine is custom; give its function/,
    ],
    [{ custom_strategy: 'mine' }, /expected none, as strategy is majority/],
    [{ deadline_ms: Infinity }, /deadline_ms is Infinity/],
    [{ execution: 'hedged', hedge_delay_ms: NaN }, /hedge_delay_ms is NaN/],
    [{ execution: 'cascade', confidence_threshold: 2 }, /confidence_threshold is 2/],
    [{ execution: 'sequential', consensus: 3 }, /consensus is 3/],
    [{ weights_source: 'learned' }, /weights_source is learned; give the weights/],
  ] as const)('refuses the options %j', (options, message) => {
    const members = [says('a', ''), says('b', '')];
    expect(() => createEnsemble({ ensemble_id: 'vote', members, options })).toThrow(message);
  });

  it.each([
    [[1], /1 weights for 2 members/],
    [[1, -1], /a weight is -1/],
    [[0, 0], /all weights are 0/],
    [[1, NaN], /a weight is NaN/],
    [[1, Infinity], /add up to Infinity/],
    [[1e308, 1e308], /add up to Infinity/],
  ])('refuses the weights %j', (weights, message) => {
    const members = [says('a', ''), says('b', '')];
    expect(() => createEnsemble({ ensemble_id: 'vote', members, weights })).toThrow(message);
  });

  it('tells where weights come from', () => {
    const members = [says('a', ''), says('b', '')];
    const sourceOf = (weights?: number[], weights_source?: 'equal' | 'learned') =>
      createEnsemble({
        ensemble_id: 'vote',
        members,
        ...(weights && { weights }),
        options: { ...(weights_source && { weights_source }) },
      }).options.weights_source;
    expect([sourceOf(), sourceOf([1, 2]), sourceOf([1, 2], 'learned')]).toEqual(['equal', 'given', 'learned']); // prettier-ignore
    expect(sourceOf([2, 2], 'equal')).toBe('equal');
    expect(() => sourceOf([1, 2], 'equal')).toThrow(/weights_source is equal, but/);
  });

  it.each([
    ['{"strategy":"weigthed"}', /strategy is weigthed.*did you mean weighted\?/],
    ['{"execution":"serial"}', /execution is serial; expected one of parallel/],
    ['{"normalization":null}', /normalization is null/],
    ['{"tie_break":["order"]}', /tie_break is order; expected one of confidence, adapter_order/],
    ['{"weights_source":"even"}', /weights_source is even/],
  ])('refuses %s, which no compiler has seen', (text, message) => {
    const options = JSON.parse(text) as PartialVoteOptions;
    expect(() => createEnsemble({ ensemble_id: 'vote', members: [says('a', '')], options })).toThrow(message); // prettier-ignore
  });

  it('refuses custom rules that its options do not name', () => {
    const members = [says('a', '')];
    const create = (custom: CustomRules) =>
      createEnsemble({ ensemble_id: 'vote', members, custom });
    expect(() => create({ strategy: () => new Map() })).toThrow(/strategy is majority; expected custom/); // prettier-ignore
    expect(() => create({ normalize: (text) => text })).toThrow(/normalization is lowercase_trim/);
  });

  it('refuses two members of one name', () => {
    const members = [says('a', ''), says('a', '')];
    expect(() => createEnsemble({ ensemble_id: 'vote', members })).toThrow(/two members are named a/); // prettier-ignore
  });
});

describe('execution', () => {
  it('sequential asks no more once there is a consensus', async () => {
    const members = ['yes', 'no', 'Yes', 'no'].map((text, i) => says(`m${i}`, text));
    const options = { execution: 'sequential', consensus: 2 } as const;
    const vote = await createEnsemble({ ensemble_id: 'vote', members, options }).vote(REQUEST);
    expect(members.map(({ asked }) => asked)).toEqual([1, 1, 1, 0]);
    expect(reasons(vote)).toEqual([null, null, null, 'not_called']);
    expect(vote.decision.winner).toBe('yes');
  });

  it('cascade stops at a confident answer, and only there', async () => {
    const members = [says('small', 'yes', 0.4), fails('broken'), says('middle', 'no', 0.9), says('large', 'yes', 1)]; // prettier-ignore
    const options = { execution: 'cascade', confidence_threshold: 0.9, strategy: 'best_confidence' } as const; // prettier-ignore
    const vote = await createEnsemble({ ensemble_id: 'vote', members, options }).vote(REQUEST);
    expect(members.map(({ asked }) => asked)).toEqual([1, 1, 1, 0]);
    expect(vote.decision.winner).toBe('no');
  });

  it.each([
    [{ execution: 'sequential', consensus: 2, quorum: 3 }, [1, 1, 1, 0]],
    [{ execution: 'sequential', consensus: 3, quorum: 1 }, [1, 1, 1, 1]],
    [{ execution: 'cascade', confidence_threshold: 0.5, quorum: 2 }, [1, 1, 0, 0]],
    [{ execution: 'cascade', confidence_threshold: 0.95, quorum: 1 }, [1, 1, 1, 1]],
  ] as const)('%j asks on for a quorum, and no further', async (options, asked) => {
    const members = ['yes', 'yes', 'no', 'yes'].map((text, i) => says(`m${i}`, text, 0.9 - 0.2 * i)); // prettier-ignore
    const vote = await createEnsemble({ ensemble_id: 'vote', members, options }).vote(REQUEST);
    expect(members.map((member) => member.asked)).toEqual(asked);
    expect(vote.decision.winner).toBe('yes');
  });

  it('hedged asks one more for a member that is slow or fails, and aborts who is left', async () => {
    const clock = createVirtualClock();
    const slow = hangs('slow');
    const members = [slow, fails('broken'), says('c', 'yes'), says('d', 'yes'), says('e', 'no')];
    const options = { execution: 'hedged', quorum: 2, hedge_delay_ms: 20 } as const;
    const voting = createEnsemble({ ensemble_id: 'vote', members, options, clock }).vote(REQUEST);
    await clock.run();
    const vote = await voting;
    // The failure is replaced at once, the slow one after the delay.
    expect(vote.latency_ms).toBe(20);
    expect(members.map(({ asked }) => asked)).toEqual([1, 1, 1, 1, 0]);
    expect(reasons(vote)).toEqual(['aborted', 'error', null, null, 'not_called']);
    expect(slow.aborted).toBe(1);
    expect(clock.pending).toBe(0);
  });

  it('hedged ends when everybody was asked, also without a quorum', async () => {
    const members = [fails('a'), says('b', 'yes'), fails('c')];
    const options = { execution: 'hedged', quorum: 2, hedge_delay_ms: 1e6 } as const;
    const vote = await createEnsemble({ ensemble_id: 'vote', members, options }).vote(REQUEST);
    expect(members.map(({ asked }) => asked)).toEqual([1, 1, 1]);
    expect(vote.decision.winner).toBeNull();
  });
});
