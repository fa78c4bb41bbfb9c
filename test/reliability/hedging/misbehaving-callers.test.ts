import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { HedgedCall } from '../../../src/contract';
import {
  createHedger,
  SupersededError,
  type AttemptContext,
} from '../../../src/reliability/hedging';
import { createVirtualClock } from '../../../src/reliability/virtual-clock';
import { hedgerOf, scripted } from './scripted-attempts';

const FAILED = new Error('connection refused');
const fixed = (delay_ms: number) => ({ strategy: 'fixed', delay_ms }) as const;

describe('whatever the functions of a caller do', () => {
  it('an attempt that aborts its own caller and then throws ends the call once', async () => {
    const controller = new AbortController();
    const { hedger, records } = hedgerOf(fixed(10));
    const call = hedger.call(
      () => {
        controller.abort('left');
        throw FAILED;
      },
      { call_id: 'c', example_id: 'q', signal: controller.signal },
    );
    await expect(call).rejects.toBe('left');
    expect(records).toMatchObject([{ outcome: 'aborted', attempts: 1 }]);
  });

  it('an attempt that reads its signal only once it is aborted finds it aborted', async () => {
    const clock = createVirtualClock();
    const contexts: AttemptContext[] = [];
    const hedger = createHedger(fixed(10), { clock });
    const call = hedger.call(
      (context) => {
        contexts.push(context);
        return new Promise((resolve) =>
          clock.after(context.attempt === 0 ? 30 : 5, () => resolve(1)),
        );
      },
      { call_id: 'c', example_id: 'q' },
    );
    await clock.run();
    await call;
    const [loser, winner] = contexts.map(({ signal }) => signal);
    expect(loser?.reason).toBeInstanceOf(SupersededError);
    expect([loser?.aborted, winner?.aborted]).toEqual([true, false]);
  });

  it('an answer that its details throw on is a failure of its attempt', async () => {
    const clock = createVirtualClock();
    const { attempt } = scripted(clock, [{ latency_ms: 1 }, { latency_ms: 2 }]);
    const records: HedgedCall[] = [];
    const hedger = createHedger(fixed(10), { clock, onRecord: (record) => records.push(record) });
    const call = (refused: readonly number[]) => {
      const details = (answer: number) => {
        if (refused.includes(answer)) throw FAILED;
        return { output_length: 7 };
      };
      const ended = hedger.call(attempt, { call_id: 'c', example_id: 'q', details });
      return Promise.allSettled([ended, clock.run()]);
    };
    expect((await call([0]))[0]).toMatchObject({ value: { value: 1 } });
    expect(records[0]).toMatchObject({ winner: 'backup', latency_ms: 3, output_length: 7 });
    expect((await call([0, 1]))[0]).toMatchObject({ reason: { errors: [FAILED, FAILED] } });
    expect(records[1]).toMatchObject({ outcome: 'failure', winner: null, attempts: 2 });
    expect(records[1]).not.toHaveProperty('output_length');
  });

  it('what onRecord throws takes the answer from nobody, and is raised on the next tick', async () => {
    const clock = createVirtualClock();
    const raised: unknown[] = [];
    const nextTick = vi.spyOn(process, 'nextTick').mockImplementation((callback) => {
      try {
        (callback as () => void)();
      } catch (error) {
        raised.push(error);
      }
    });
    onTestFinished(() => nextTick.mockRestore());
    const onRecord = () => {
      throw FAILED;
    };
    const call = createHedger(fixed(10), { clock, onRecord }).call(
      () => Promise.resolve('answer'),
      {
        call_id: 'c',
        example_id: 'q',
      },
    );
    expect((await call).value).toBe('answer');
    expect(raised).toEqual([FAILED]);
  });

  it('an attempt that throws instead of rejecting has failed too', async () => {
    const clock = createVirtualClock();
    const { attempt } = scripted(clock, [{ latency_ms: 1 }, { latency_ms: 2 }]);
    const call = createHedger(fixed(10), { clock }).call(
      (context) => {
        if (context.attempt === 0) throw FAILED;
        return attempt(context);
      },
      { call_id: 'c', example_id: 'q' },
    );
    await clock.run();
    expect((await call).record).toMatchObject({ winner: 'backup', decision: 'attempt_failed' });
  });
});
