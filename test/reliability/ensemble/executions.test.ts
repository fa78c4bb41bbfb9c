import { describe, expect, it } from 'vitest';
import { createEnsemble, createVirtualClock } from '../../../src/reliability';
import { fails, hangs, reasons, REQUEST, says, scripted } from './support';

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

  it('hedged asks one more for each that is slow, all of them after one delay', async () => {
    const clock = createVirtualClock();
    const slow = (id: string, latency_ms: number) =>
      scripted(id, () => new Promise((resolve) => clock.after(latency_ms, () => resolve({ text: id })))); // prettier-ignore
    const members = [slow('a', 5), slow('b', 30), slow('c', 90), slow('d', 6), slow('e', 90), slow('f', 1)]; // prettier-ignore
    const options = { execution: 'hedged', quorum: 3, hedge_delay_ms: 20 } as const;
    const voting = createEnsemble({ ensemble_id: 'vote', members, options, clock }).vote(REQUEST);
    await clock.run(19);
    expect(members.map(({ asked }) => asked)).toEqual([1, 1, 1, 0, 0, 0]);
    // a is in, so that two are late; d makes one more, and then b comes before e is late.
    await clock.run(20);
    expect(members.map(({ asked }) => asked)).toEqual([1, 1, 1, 1, 1, 0]);
    await clock.run();
    expect((await voting).latency_ms).toBe(30);
    expect(reasons(await voting)).toEqual([null, null, 'aborted', null, 'aborted', 'not_called']);
    expect(members.map(({ asked }) => asked)).toEqual([1, 1, 1, 1, 1, 0]);
    expect(clock.pending).toBe(0);
  });

  it('hedged does not replace one twice that is slow and then fails', async () => {
    const clock = createVirtualClock();
    const late = scripted('late', () => new Promise((_, reject) => clock.after(25, () => reject(new Error('late'))))); // prettier-ignore
    const members = [late, hangs('b'), says('c', 'yes'), says('d', 'yes')];
    const options = { execution: 'hedged', quorum: 1, hedge_delay_ms: 20 } as const;
    const voting = createEnsemble({ ensemble_id: 'vote', members, options, clock }).vote(REQUEST);
    await clock.run();
    expect((await voting).latency_ms).toBe(40);
    expect(members.map(({ asked }) => asked)).toEqual([1, 1, 1, 0]);
  });

  it('hedged ends when everybody was asked, also without a quorum', async () => {
    const members = [fails('a'), says('b', 'yes'), fails('c')];
    const options = { execution: 'hedged', quorum: 2, hedge_delay_ms: 1e6 } as const;
    const vote = await createEnsemble({ ensemble_id: 'vote', members, options }).vote(REQUEST);
    expect(members.map(({ asked }) => asked)).toEqual([1, 1, 1]);
    expect(vote.decision.winner).toBeNull();
  });
});
