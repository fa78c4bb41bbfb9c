import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../src/reliability/virtual-clock';

describe('createVirtualClock', () => {
  it('fires timers by time, those of one time in the order they were set, never a cancelled one', async () => {
    const timers = fc.array(fc.record({ ms: fc.nat(20), cancelled: fc.boolean() }));
    await fc.assert(
      fc.asyncProperty(timers, async (set) => {
        const clock = createVirtualClock();
        const fired: { index: number; at: number }[] = [];
        const cancels = set.map(({ ms }, index) =>
          clock.after(ms, () => fired.push({ index, at: clock.now() })),
        );
        set.forEach(({ cancelled }, index) => {
          // Cancelling twice must not count twice.
          if (cancelled) [1, 2].forEach(() => cancels[index]?.());
        });
        const live = set.flatMap(({ ms, cancelled }, index) =>
          cancelled ? [] : [{ index, at: ms }],
        );
        expect(clock.pending).toBe(live.length);
        await clock.run();
        // Array.prototype.sort is stable.
        expect(fired).toEqual(live.sort((a, b) => a.at - b.at));
        expect(clock.pending).toBe(0);
      }),
    );
  });

  it('lets a chain of promises settle, however long, before time goes on', async () => {
    const clock = createVirtualClock();
    const seen: number[] = [];
    clock.after(1, () => {
      void (async () => {
        for (let turn = 0; turn < 1000; turn++) await Promise.resolve();
        clock.after(0, () => seen.push(clock.now()));
      })();
    });
    clock.after(2, () => seen.push(clock.now()));
    await clock.run();
    expect(seen).toEqual([1, 2]);
  });

  it('takes timers set before a promise settles that is already on its way', async () => {
    const clock = createVirtualClock();
    let fired = false;
    void Promise.resolve().then(() => clock.after(5, () => (fired = true)));
    await clock.run();
    expect(fired).toBe(true);
    expect(clock.now()).toBe(5);
  });

  it('stops at `until`, timers due then included, and never goes back', async () => {
    const clock = createVirtualClock();
    const fired: number[] = [];
    for (const ms of [10, 20, 30]) clock.after(ms, () => fired.push(ms));
    await clock.run(20);
    expect([fired, clock.now(), clock.pending]).toEqual([[10, 20], 20, 1]);
    await clock.run(25);
    await clock.run(5);
    expect([fired, clock.now()]).toEqual([[10, 20], 25]);
    await clock.run();
    expect([fired, clock.now()]).toEqual([[10, 20, 30], 30]);
  });

  it('never fires an infinite timer, fires a negative one now, and refuses NaN', async () => {
    const clock = createVirtualClock();
    const fired: number[] = [];
    clock.after(Infinity, () => fired.push(Infinity));
    clock.after(-1, () => fired.push(clock.now()));
    await clock.run();
    expect(fired).toEqual([0]);
    expect(() => clock.after(NaN, () => undefined)).toThrow(RangeError);
  });

  it('refuses to run twice at once, and can run again after a callback threw', async () => {
    const clock = createVirtualClock();
    clock.after(1, () => {
      throw new Error('from the timer');
    });
    const first = clock.run();
    await expect(clock.run()).rejects.toThrow('running already');
    await expect(first).rejects.toThrow('from the timer');
    await clock.run();
    expect(clock.pending).toBe(0);
  });
});
