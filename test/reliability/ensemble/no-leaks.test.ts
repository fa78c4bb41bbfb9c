import { setMaxListeners } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import type { AdapterAnswer } from '../../../src/adapters';
import { validateVoteTrace } from '../../../src/contract';
import {
  createEnsemble,
  createVirtualClock,
  replayVote,
  traceVote,
  type PartialVoteOptions,
  type VirtualClock,
} from '../../../src/reliability';
import { seededRandom, type SeededRandom } from '../../../src/stats';
import { REQUEST } from './support';

const VOTES = 4000;
const EXECUTIONS: PartialVoteOptions[] = [
  { execution: 'parallel', deadline_ms: 40 },
  { execution: 'sequential', consensus: 2, deadline_ms: 40 },
  { execution: 'cascade', confidence_threshold: 0.8, deadline_ms: 40 },
  { execution: 'hedged', quorum: 2, hedge_delay_ms: 10, deadline_ms: 40 },
];

/** A caller's signal that counts who listens to it. */
function countedSignal() {
  const controller = new AbortController();
  const { signal } = controller;
  setMaxListeners(0, signal);
  let listening = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  Object.assign(signal, {
    addEventListener: (type: 'abort', listener: () => void) => {
      listening++;
      add(type, listener);
    },
    removeEventListener: (type: 'abort', listener: () => void) => {
      listening--;
      remove(type, listener);
    },
  });
  return { controller, signal, listening: () => listening };
}

/** Answers late, fails, throws, hangs, breaks its contract; and mostly passes over its abort. */
function unreliable(adapter_id: string, clock: VirtualClock, random: SeededRandom) {
  const calls = { asked: 0, aborted: 0 };
  const generate = (
    _request: unknown,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<AdapterAnswer> => {
    calls.asked++;
    const fate = random.below(10);
    if (fate === 0) throw new Error('at once');
    signal?.addEventListener('abort', () => calls.aborted++);
    const honours = random.below(3) === 0;
    const latency_ms = random.below(30);
    const text = random.below(3) === 0 ? 'no' : 'yes';
    const confidence = fate === 4 ? NaN : random.below(11) / 10;
    return new Promise((resolve, reject) => {
      if (fate === 1) return;
      const cancel = clock.after(latency_ms, () => {
        if (fate === 2) reject(new Error('no answer'));
        // As an adapter in JavaScript may.
        else if (fate === 3) resolve({} as AdapterAnswer);
        else resolve({ text, confidence, latency_ms });
      });
      if (!honours) return;
      signal?.addEventListener('abort', () => {
        cancel();
        reject(new Error('aborted'));
      });
    });
  };
  return { adapter_id, generate, calls };
}

it('each vote is told as it went, and leaves no rejection, timer or listener', async () => {
  const clock = createVirtualClock();
  const random = seededRandom(11);
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', onUnhandled);
  onTestFinished(() => void process.off('unhandledRejection', onUnhandled));
  const callers = Array.from({ length: 40 }, countedSignal);
  const seen = new Map<string, number>();
  const count = (key: string) => seen.set(key, (seen.get(key) ?? 0) + 1);

  const voteOnce = async (n: number) => {
    const execution = EXECUTIONS[n % EXECUTIONS.length];
    const members = ['a', 'b', 'c', 'd', 'e'].map((id) => unreliable(id, clock, random));
    const ensemble = createEnsemble({ ensemble_id: 'vote', members, clock, options: execution ?? {} }); // prettier-ignore
    const { signal } = callers[n % callers.length] ?? countedSignal();
    const vote = await ensemble.vote(REQUEST, { signal });
    for (const [i, { abstain_reason, latency_ms }] of vote.members.entries()) {
      count(`${execution?.execution}: ${abstain_reason}`);
      const stopped = abstain_reason === 'timeout' || abstain_reason === 'aborted';
      expect(members[i]?.calls).toEqual({
        asked: abstain_reason === 'not_called' ? 0 : 1,
        aborted: stopped ? 1 : 0,
      });
      expect(latency_ms === null).toBe(abstain_reason === 'not_called');
    }
    const subject = { run_id: 'run-1', ensemble_id: 'vote', example_id: `q-${n}`, split: 'dev', gold: ['Yes'] }; // prettier-ignore
    const trace = traceVote(subject, vote.members, vote.options);
    expect(trace).toMatchObject(vote.decision);
    expect(validateVoteTrace(trace)).toMatchObject({ ok: true });
    expect(JSON.stringify(replayVote(trace))).toBe(JSON.stringify(trace));
  };

  const gone = new Error('not wanted any more');
  for (const [n, { controller }] of callers.entries())
    if (n % 5 === 0) clock.after(300 + 10 * n, () => controller.abort(gone));
  const ends: Promise<void>[] = [];
  for (let n = 0; n < VOTES; n++) {
    clock.after(random.below(1000), () => {
      const end = voteOnce(n).catch((reason: unknown) => {
        if (reason !== gone) throw reason;
        count('gone');
      });
      // Awaited only at the end: until then a failure is no unhandled rejection of the ensemble.
      end.catch(() => undefined);
      ends.push(end);
    });
  }
  await clock.run();
  await Promise.all(ends);

  expect(ends).toHaveLength(VOTES);
  expect(clock.pending).toBe(0);
  expect(callers.map(({ listening }) => listening())).toEqual(callers.map(() => 0));
  expect(unhandled).toEqual([]);
  // Nothing is proven by votes that all go the same way.
  const ways = ['parallel: timeout', 'sequential: not_called', 'cascade: not_called', 'hedged: aborted', 'hedged: not_called', 'hedged: error', 'gone']; // prettier-ignore
  for (const way of ways) expect([way, (seen.get(way) ?? 0) > 50]).toEqual([way, true]);
  expect(seen.get('parallel: not_called')).toBeUndefined();
  expect(seen.get('parallel: aborted')).toBeUndefined();
});
