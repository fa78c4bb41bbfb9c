import { describe, expect, it, vi } from 'vitest';
import { createEnsemble, createVirtualClock, NoDecisionError } from '../../../src/reliability';
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
  ] as const)('refuses the options %j', (options, message) => {
    const members = [says('a', ''), says('b', '')];
    expect(() => createEnsemble({ ensemble_id: 'vote', members, options })).toThrow(message);
  });

  it.each([
    [[1], /1 weights for 2 members/],
    [[1, -1], /a weight is -1/],
    [[0, 0], /all weights are 0/],
  ])('refuses the weights %j', (weights, message) => {
    const members = [says('a', ''), says('b', '')];
    expect(() => createEnsemble({ ensemble_id: 'vote', members, weights })).toThrow(message);
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
