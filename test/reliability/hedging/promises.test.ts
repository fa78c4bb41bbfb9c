import { describe, expect, it } from 'vitest';
import { createHedger, DeadlineError, SupersededError } from '../../../src/reliability/hedging';
import { createVirtualClock } from '../../../src/reliability/virtual-clock';
import { hedgerOf, oneCall, scripted } from './scripted-attempts';

const FAILED = new Error('connection refused');
const fixed = (delay_ms: number, more: object = {}) =>
  ({ strategy: 'fixed', delay_ms, ...more }) as const;

describe('what the trusted hedgers promise', () => {
  it('first call never throttled: the primary is sent even with an empty budget', async () => {
    const { call } = hedgerOf(fixed(10, { budget: 0, budget_burst: 0 }));
    for (let n = 0; n < 3; n++) {
      const { value, record, seen } = await call([{ latency_ms: 50 }]);
      expect([value, record.attempts, record.decision]).toEqual([0, 1, 'budget']);
      expect(seen.sent).toHaveLength(1);
    }
  });

  it('a failed primary hedges at once, before the delay', async () => {
    const scripts = [{ latency_ms: 3, error: FAILED }, { latency_ms: 5 }];
    const { value, record, seen } = await oneCall(fixed(100), scripts);
    expect(value).toBe(1);
    expect(seen.sent).toEqual([0, 3]);
    expect(record).toMatchObject({
      decision: 'attempt_failed',
      winner: 'backup',
      latency_ms: 8,
      primary_latency_ms: 3,
      primary_latency_is_lower_bound: false,
      backup_latency_ms: 5,
      wasted_ms: 3,
    });
  });

  it('fast failures are not recorded in the delay window', async () => {
    const policy = { strategy: 'percentile', percentile: 50, warm_up: 2, window: 10 } as const;
    const { call } = hedgerOf({ ...policy, budget: null });
    await call([{ latency_ms: 100 }]);
    await call([{ latency_ms: 100 }]);
    for (let n = 0; n < 5; n++) await call([{ latency_ms: 1, error: FAILED }, { latency_ms: 2 }]);
    expect((await call([{ latency_ms: 1 }])).record.delay_ms).toBe(100);
  });

  it('a primary that failed fast is not recorded as late because its backup is', async () => {
    const policy = { strategy: 'percentile', percentile: 50, warm_up: 2, window: 10 } as const;
    const { call } = hedgerOf({ ...policy, budget: null, max_hedges: 2 });
    await call([{ latency_ms: 100 }]);
    await call([{ latency_ms: 100 }]);
    for (let n = 0; n < 5; n++) {
      const { seen } = await call([{ latency_ms: 1, error: FAILED }, { latency_ms: 900 }, { latency_ms: 2 }]); // prettier-ignore
      expect(seen.sent.map((at) => at - (seen.sent[0] ?? 0))).toEqual([0, 1, 101]);
    }
    expect((await call([{ latency_ms: 1 }])).record.delay_ms).toBe(100);
  });

  it('an exhausted budget never cancels attempts in flight', async () => {
    const { call } = hedgerOf(fixed(10, { budget: 0, budget_burst: 1, max_hedges: 2 }));
    const first = await call([{ latency_ms: 90 }, { latency_ms: 60 }]);
    expect([first.value, first.record.latency_ms, first.record.attempts]).toEqual([1, 70, 2]);
    const second = await call([{ latency_ms: 90 }]);
    expect([second.value, second.record.latency_ms]).toEqual([0, 90]);
    expect(second.seen.aborted).toEqual([]);
  });

  it("the caller's abort reaches every attempt", async () => {
    const controller = new AbortController();
    const reason = new Error('the user left');
    const { clock, call } = hedgerOf(fixed(10, { max_hedges: 2 }));
    clock.after(25, () => controller.abort(reason));
    const told = await call([], { signal: controller.signal });
    expect(told.reason).toBe(reason);
    expect(told.seen.aborted).toEqual([0, 1, 2].map((attempt) => ({ attempt, at: 25, reason })));
    expect(told.record).toMatchObject({ outcome: 'aborted', winner: null, wasted_ms: 25 + 15 + 5 });
    expect(told.leaked).toBe(0);
  });

  it('a call that is aborted already sends nothing', async () => {
    const { call } = hedgerOf(fixed(10));
    const told = await call([], { signal: AbortSignal.abort('left') });
    expect([told.reason, told.seen.sent, told.leaked]).toEqual(['left', [], 0]);
    expect(told.record).toMatchObject({
      attempts: 0,
      primary_latency_ms: null,
      decision: 'aborted',
      outcome: 'aborted',
    });
  });

  it('delay 0 sends all attempts at once', async () => {
    const scripts = [{ latency_ms: 30 }, { latency_ms: 20 }, { latency_ms: 25 }];
    const { value, seen, record } = await oneCall(fixed(0, { max_hedges: 2 }), scripts);
    expect([value, seen.sent, record.decision]).toEqual([1, [0, 0, 0], 'delay_passed']);
  });

  it('delay Infinity sends a backup only on failure', async () => {
    const slow = await oneCall(fixed(Infinity), [{ latency_ms: 1e6 }]);
    expect(slow.record).toMatchObject({ hedged: false, delay_ms: null, decision: 'answered' });
    const failed = await oneCall(fixed(Infinity), [
      { latency_ms: 7, error: FAILED },
      { latency_ms: 1 },
    ]);
    expect(failed.record).toMatchObject({ hedged: true, decision: 'attempt_failed' });
  });

  it('first success wins, and an early failure does not end the call while another is in flight', async () => {
    const primary = await oneCall(fixed(10), [
      { latency_ms: 50 },
      { latency_ms: 5, error: FAILED },
    ]);
    expect(primary.record).toMatchObject({ winner: 'primary', latency_ms: 50, wasted_ms: 5 });
    const backup = await oneCall(fixed(10), [
      { latency_ms: 15, error: FAILED },
      { latency_ms: 30 },
    ]);
    expect(backup.record).toMatchObject({ winner: 'backup', latency_ms: 40, wasted_ms: 15 });
  });

  it('no hedge by delay during warm-up, while a failure is still mended', async () => {
    const { call } = hedgerOf({ strategy: 'percentile', warm_up: 3, budget: null });
    for (const latency_ms of [10, 20, 1000]) {
      const failed = await call([{ latency_ms: 1, error: FAILED }, { latency_ms: 1 }]);
      expect(failed.record).toMatchObject({ delay_ms: null, decision: 'attempt_failed' });
      const { record } = await call([{ latency_ms }]);
      expect(record).toMatchObject({ delay_ms: null, hedged: false, decision: 'warm_up' });
    }
    expect((await call([{ latency_ms: 5000 }, { latency_ms: 1 }])).record.hedged).toBe(true);
  });

  it('not idempotent is never hedged, neither by delay nor by failure', async () => {
    for (const primary of [{ latency_ms: 500 }, { latency_ms: 5, error: FAILED }]) {
      const told = await oneCall(fixed(10), [primary, { latency_ms: 1 }], { idempotent: false });
      expect(told.seen.sent).toEqual([0]);
      expect(told.record).toMatchObject({ decision: 'not_idempotent', attempts: 1 });
      expect(told.reason).toBe('error' in primary ? FAILED : undefined);
    }
  });

  it('max_hedges 0 is off', async () => {
    const told = await oneCall(fixed(10, { max_hedges: 0 }), [{ latency_ms: 500 }]);
    expect(told.record).toMatchObject({ decision: 'off', delay_ms: null, attempts: 1 });
  });

  it('losers are aborted and their time is counted, with lower bounds marked', async () => {
    const { record, seen } = await oneCall(fixed(10, { max_hedges: 2 }), [
      { latency_ms: 500 },
      { latency_ms: 500 },
      { latency_ms: 4 },
    ]);
    expect(seen.aborted).toEqual([
      { attempt: 0, at: 24, reason: expect.any(SupersededError) as unknown },
      { attempt: 1, at: 24, reason: expect.any(SupersededError) as unknown },
    ]);
    expect(record).toMatchObject({
      winner: 'backup',
      latency_ms: 24,
      primary_latency_ms: 24,
      primary_latency_is_lower_bound: true,
      backup_latency_ms: 14,
      backup_latency_is_lower_bound: true,
      wasted_ms: 24 + 14,
      attempts: 3,
    });
  });

  it('records why the first backup was sent, whatever sent the next', async () => {
    const { record, seen } = await oneCall(fixed(10, { max_hedges: 2 }), [
      { latency_ms: 500 },
      { latency_ms: 3, error: FAILED },
      { latency_ms: 4 },
    ]);
    expect(seen.sent).toEqual([0, 10, 13]);
    expect(record).toMatchObject({ decision: 'delay_passed', backup_latency_ms: 3 });
  });

  it('a loser that answers all the same is dropped', async () => {
    const clock = createVirtualClock();
    const hedger = createHedger(fixed(10), { clock });
    const call = hedger.call(
      ({ attempt }) =>
        new Promise((resolve) => clock.after(attempt === 0 ? 30 : 5, () => resolve(attempt))),
      { call_id: 'c', example_id: 'q' },
    );
    await clock.run();
    expect(await call).toMatchObject({ value: 1, record: { latency_ms: 15 } });
  });

  it('one deadline is over all attempts', async () => {
    const { reason, record, seen } = await oneCall(fixed(10, { deadline_ms: 25 }), []);
    expect(reason).toBeInstanceOf(DeadlineError);
    expect(seen.aborted).toEqual([
      { attempt: 0, at: 25, reason },
      { attempt: 1, at: 25, reason },
    ]);
    expect(record).toMatchObject({ outcome: 'deadline', latency_ms: 25, winner: null });
    const before = await oneCall(fixed(30, { deadline_ms: 25 }), []);
    expect(before.record).toMatchObject({ decision: 'deadline', hedged: false, latency_ms: 25 });
  });

  it('when all attempts fail the call does, with every error', async () => {
    const errors = [new Error('first'), new Error('second')];
    const scripts = errors.map((error) => ({ latency_ms: 5, error }));
    const both = await oneCall(fixed(100), scripts);
    expect(both.reason).toBeInstanceOf(AggregateError);
    expect(both.reason).toMatchObject({
      errors,
      message: expect.stringContaining('second') as unknown,
    });
    expect(both.record).toMatchObject({ outcome: 'failure', winner: null, wasted_ms: 10 });
    const broke = hedgerOf(fixed(100, { budget: 0, budget_burst: 0 }));
    const alone = await broke.call(scripts);
    expect(alone.reason).toBe(errors[0]);
    expect(alone.record.decision).toBe('budget');
  });

  it('a timer that fires early does not hedge before the delay', async () => {
    const clock = createVirtualClock();
    const early = { ...clock, after: (ms: number, f: () => void) => clock.after(ms * 0.9, f) };
    const { attempt, seen } = scripted(clock, [{ latency_ms: 100 }, { latency_ms: 1 }]);
    const call = createHedger(fixed(10), { clock: early }).call(attempt, {
      call_id: 'c',
      example_id: 'q',
    });
    await clock.run();
    await call;
    expect(seen.sent[1]).toBeGreaterThanOrEqual(10);
  });
});
