import { setMaxListeners } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { seededRandom } from '../../../src/stats';
import { createHedger, createUnhedgedArm } from '../../../src/reliability/hedging';
import { createVirtualClock } from '../../../src/reliability/virtual-clock';

const CALLS = 100_000;
const CALLERS = 100;

/** A caller's signal that counts who listens to it. */
function countedSignal() {
  const controller = new AbortController();
  const { signal } = controller;
  // Of thousands of calls at once; Node warns from eleven on.
  setMaxListeners(0, signal);
  const listeners = new Set<unknown>();
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  Object.assign(signal, {
    addEventListener: (type: 'abort', listener: () => void) => {
      listeners.add(listener);
      add(type, listener);
    },
    removeEventListener: (type: 'abort', listener: () => void) => {
      listeners.delete(listener);
      remove(type, listener);
    },
  });
  return { controller, signal, listeners };
}

it('no unhandled rejection and no leaked timer or listener after 100,000 calls', async () => {
  const clock = createVirtualClock();
  const random = seededRandom(7);
  const callers = Array.from({ length: CALLERS }, countedSignal);
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', onUnhandled);
  onTestFinished(() => void process.off('unhandledRejection', onUnhandled));

  const policy = { strategy: 'percentile', max_hedges: 2, budget: 0.5, deadline_ms: 300 } as const;
  const records = new Map<string, number>();
  const onRecord = ({ outcome, decision }: { outcome: string; decision: string }) => {
    for (const key of [outcome, decision]) records.set(key, (records.get(key) ?? 0) + 1);
  };
  const arms = [
    createHedger(policy, { clock, onRecord }),
    createUnhedgedArm({ clock, onRecord, deadline_ms: 300 }),
  ];
  /** Ends late, fails, pushes back; and half of the attempts pass over their abort. */
  const attempt = ({ signal }: { signal: AbortSignal }) =>
    new Promise<string>((resolve, reject) => {
      const latency_ms = 20 * Math.exp(1.2 * random.normal());
      const failing = random.uniform() < 0.15;
      const wait = random.below(2) * 20;
      const cancel = clock.after(latency_ms, () => {
        if (failing) reject(Object.assign(new Error('503'), { retry_after_ms: wait }));
        else resolve('answer');
      });
      if (random.uniform() < 0.5) return;
      signal.addEventListener('abort', () => {
        cancel();
        reject(new Error('aborted'));
      });
    });

  for (const [n, { controller }] of callers.entries()) {
    if (n % 4 === 0) clock.after(50 * n, () => controller.abort());
  }
  const ends: Promise<unknown>[] = [];
  for (let n = 0; n < CALLS; n++) {
    clock.after((n * 5000) / CALLS, () => {
      const { signal } = callers[random.below(CALLERS)] ?? countedSignal();
      const idempotent = random.uniform() < 0.9;
      const arm = arms[random.below(10) === 0 ? 1 : 0];
      const names = { call_id: `c-${n}`, example_id: 'q' };
      const end = arm?.call(attempt, { ...names, signal, idempotent });
      if (end) ends.push(end.catch(() => undefined));
    });
  }
  await clock.run();
  await Promise.all(ends);

  expect(clock.pending).toBe(0);
  expect(callers.map(({ listeners }) => listeners.size)).toEqual(callers.map(() => 0));
  expect(unhandled).toEqual([]);
  // Nothing is proven by calls that all go the same way.
  for (const way of ['success', 'failure', 'deadline', 'aborted', 'delay_passed', 'off'] as const) {
    expect([way, (records.get(way) ?? 0) > 20]).toEqual([way, true]);
  }
});
