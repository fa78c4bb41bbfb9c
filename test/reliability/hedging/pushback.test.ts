import { describe, expect, it } from 'vitest';
import { oneCall } from './scripted-attempts';

const POLICY = { strategy: 'fixed', delay_ms: 100, max_hedges: 2 } as const;

function refusing(pushback: object, latency_ms = 5) {
  return { latency_ms, error: Object.assign(new Error('503'), pushback) };
}

describe('pushback honoured', () => {
  it("'stop' sends no more attempts", async () => {
    const first = refusing({ pushback: 'stop' });
    const told = await oneCall(POLICY, [first, { latency_ms: 1 }]);
    expect(told.reason).toBe(first.error);
    expect(told.seen.sent).toEqual([0]);
    expect(told.record).toMatchObject({ decision: 'pushback', outcome: 'failure', latency_ms: 5 });
  });

  it("'stop' from a backup leaves the primary in flight, and no further backup is sent", async () => {
    const scripts = [{ latency_ms: 900 }, refusing({ pushback: 'stop' }), { latency_ms: 1 }];
    const told = await oneCall(POLICY, scripts);
    expect([told.value, told.seen.sent]).toEqual([0, [0, 100]]);
    expect(told.record).toMatchObject({ decision: 'delay_passed', latency_ms: 900 });
  });

  it('fatal fails for good: another attempt cannot mend it', async () => {
    const first = refusing({ fatal: true });
    const told = await oneCall(POLICY, [first, { latency_ms: 1 }]);
    expect([told.reason, told.seen.sent]).toEqual([first.error, [0]]);
    expect(told.record).toMatchObject({ decision: 'answered', outcome: 'failure' });
  });

  it('a number sends the next attempt no sooner, under either name', async () => {
    for (const pushback of [{ pushback: 40 }, { retry_after_ms: 40 }]) {
      const told = await oneCall(POLICY, [refusing(pushback), { latency_ms: 1 }]);
      expect([told.value, told.seen.sent]).toEqual([1, [0, 45]]);
      expect(told.record.decision).toBe('attempt_failed');
    }
  });

  it('a number holds back what the delay would send sooner', async () => {
    const told = await oneCall(POLICY, [
      { latency_ms: 900 },
      refusing({ retry_after_ms: 300 }),
      { latency_ms: 1 },
    ]);
    expect([told.value, told.seen.sent]).toEqual([2, [0, 100, 405]]);
  });

  it('the longer of two numbers holds, in whichever name it is', async () => {
    for (const both of [
      { pushback: 10, retry_after_ms: 40 },
      { pushback: 40, retry_after_ms: 10 },
    ]) {
      const told = await oneCall(POLICY, [refusing(both), { latency_ms: 1 }]);
      expect(told.seen.sent).toEqual([0, 45]);
    }
  });

  it('a later failure does not shorten the wait that an earlier one asked for', async () => {
    const later = { latency_ms: 200, error: new Error('connection refused') };
    const told = await oneCall(POLICY, [later, refusing({ retry_after_ms: 300 }), { latency_ms: 1 }]); // prettier-ignore
    expect([told.value, told.seen.sent]).toEqual([2, [0, 100, 405]]);
    const sooner = refusing({ retry_after_ms: 10 }, 200);
    const again = await oneCall(POLICY, [sooner, refusing({ retry_after_ms: 300 }), { latency_ms: 1 }]); // prettier-ignore
    expect(again.seen.sent).toEqual([0, 100, 405]);
  });

  it('fatal is why no other attempt was sent, also while the delay warms up', async () => {
    const told = await oneCall({ strategy: 'percentile' }, [refusing({ fatal: true })]);
    expect(told.record).toMatchObject({ decision: 'answered', outcome: 'failure', attempts: 1 });
  });

  it('an error that throws when it is read is an error like any other', async () => {
    const hostile = new Error('503');
    const get = () => {
      throw new Error('again');
    };
    for (const name of ['fatal', 'message']) Object.defineProperty(hostile, name, { get });
    const told = await oneCall(POLICY, [{ latency_ms: 5, error: hostile }, { latency_ms: 1 }]);
    expect([told.value, told.seen.sent]).toEqual([1, [0, 5]]);
    const failing = { latency_ms: 5, error: hostile };
    const failed = await oneCall(POLICY, [failing, failing, failing]);
    expect(failed.reason).toMatchObject({ message: expect.stringMatching(/^all 3 attempts failed/) as string }); // prettier-ignore
  });

  it('does not wait for an attempt that would come after the deadline', async () => {
    const first = refusing({ retry_after_ms: 60 });
    const told = await oneCall({ ...POLICY, deadline_ms: 50 }, [first, { latency_ms: 1 }]);
    expect(told.reason).toBe(first.error);
    expect(told.record).toMatchObject({ decision: 'pushback', latency_ms: 5, outcome: 'failure' });
    expect(told.leaked).toBe(0);
  });

  it('reads it also from getters of a class, and passes over what is none of it', async () => {
    class Busy extends Error {
      get retry_after_ms() {
        return 40;
      }
    }
    const told = await oneCall(POLICY, [{ latency_ms: 5, error: new Busy() }, { latency_ms: 1 }]);
    expect(told.seen.sent).toEqual([0, 45]);
    for (const none of [{ pushback: 'later' }, { retry_after_ms: -3 }, { fatal: 1 }]) {
      const atOnce = await oneCall(POLICY, [refusing(none), { latency_ms: 1 }]);
      expect(atOnce.seen.sent).toEqual([0, 5]);
    }
  });
});
