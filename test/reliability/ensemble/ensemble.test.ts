import { describe, expect, it, vi } from 'vitest';
import type { AdapterAnswer } from '../../../src/adapters';
import {
  createEnsemble,
  createVirtualClock,
  NoDecisionError,
  type CustomRules,
  voteOptions,
  type PartialVoteOptions,
} from '../../../src/reliability';
import { fails, hangs, reasons, REQUEST, says, scripted } from './support';

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
    const errors = vote.members.map(({ error }) => error?.message);
    expect(errors).toEqual([undefined, undefined, 'no answer', 'at once', undefined]);
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
    await expect(split.generate(REQUEST)).rejects.toThrow(
      'vote reached no decision: 0 of 2 members voted, quorum 1, strategy majority; a: no answer; b: no answer',
    );
    const mute = createEnsemble({
      ensemble_id: 'vote',
      members: [says('a', 'yes'), says('mute', '')],
      options: { quorum: 2 },
    });
    await expect(mute.generate(REQUEST)).rejects.toThrow(/strategy majority; mute: declined$/);
  });

  it('takes an answer that no trace could hold for an error of its member', async () => {
    const costs = [{ amount: NaN, currency: 'USD' }, { amount: -1, currency: 'USD' }, { amount: 1 }, { amount: '1', currency: 'USD' }, { amount: 1, currency: 'dollars' }, 'free']; // prettier-ignore
    const broken = [
      {},
      { text: 'half \ud800' },
      { text: 'a', confidence: NaN },
      { text: 'a', confidence: 7 },
      { text: 'a', confidence: '0.5' },
      ...costs.map((cost) => ({ text: 'a', cost })),
    ];
    const members = broken.map((answer, i) => ({
      adapter_id: `m${i}`,
      // As an adapter in JavaScript may.
      generate: () => Promise.resolve(answer as unknown as AdapterAnswer),
    }));
    const nothing = { adapter_id: 'nothing', generate: () => Promise.resolve(undefined as never) };
    const all = [...members, nothing, says('sound', 'b', 1)];
    const vote = await createEnsemble({ ensemble_id: 'vote', members: all }).vote(REQUEST);
    expect(reasons(vote)).toEqual([...broken.map(() => 'error'), 'error', null]);
    expect(vote.members[0]?.error?.message).toBe("the answer's text is undefined; expected a string"); // prettier-ignore
    expect(vote.members[2]?.error?.message).toMatch(/confidence is NaN; expected a fraction/);
    expect(vote.members[5]?.error?.message).toMatch(/cost is \{ amount: NaN.*expected an amount/);
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
    const options = { strategy: 'weighted' } as const;
    expect(() => createEnsemble({ ensemble_id: 'vote', members, weights, options })).toThrow(message); // prettier-ignore
  });

  it.each(['majority', 'best_confidence', 'unanimous'] as const)(
    'refuses weights for the strategy %s, which would not heed them',
    (strategy) => {
      const members = [says('a', ''), says('b', '')];
      const given = { ensemble_id: 'vote', members, weights: [1, 5], options: { strategy } };
      expect(() => createEnsemble(given)).toThrow(`the strategy ${strategy} has no use for them`);
    },
  );

  it('tells where weights come from', () => {
    const members = [says('a', ''), says('b', '')];
    const sourceOf = (weights?: number[], weights_source?: 'equal' | 'learned') =>
      createEnsemble({
        ensemble_id: 'vote',
        members,
        ...(weights && { weights }),
        options: { strategy: 'weighted', ...(weights_source && { weights_source }) },
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
    ['{"tie_break":null}', /tie_break is null; expected a list of rules/],
    ['{"quorom":2}', /there is no option quorom.*did you mean quorum\?/],
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

  it('refuses to have no members', () => {
    const create = () => createEnsemble({ ensemble_id: 'vote', members: [] });
    expect(create).toThrow(/the number of members is 0; expected at least 1/);
  });

  it('has the documented defaults', () => {
    expect(voteOptions({}, 3)).toEqual({
      strategy: 'majority',
      execution: 'parallel',
      normalization: 'lowercase_trim',
      quorum: 1,
      deadline_ms: null,
      tie_break: ['confidence', 'adapter_order'],
      weights_source: 'equal',
      consensus: null,
      confidence_threshold: null,
      hedge_delay_ms: null,
      custom_strategy: null,
      custom_normalization: null,
    });
  });

  it('refuses two members of one name', () => {
    const members = [says('a', ''), says('a', '')];
    expect(() => createEnsemble({ ensemble_id: 'vote', members })).toThrow(/two members are named a/); // prettier-ignore
  });
});
