import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '../../src/reliability';

const DAY_MS = 86_400_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it.each([1, 5, 24 * DAY_MS, 2 ** 31 - 1, 2 ** 31, 60 * DAY_MS])(
  'calls back after %i ms, no sooner, and once',
  (ms) => {
    const callback = vi.fn();
    systemClock.after(ms, callback);
    vi.advanceTimersByTime(ms - 1);
    expect(callback).toHaveBeenCalledTimes(0);
    vi.advanceTimersByTime(1);
    expect(callback).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(60 * DAY_MS);
    expect(callback).toHaveBeenCalledTimes(1);
  },
);

it('can be told not to, also once the first 24 days have passed', () => {
  for (const passed of [0, 30 * DAY_MS]) {
    const callback = vi.fn();
    const cancel = systemClock.after(40 * DAY_MS, callback);
    vi.advanceTimersByTime(passed);
    cancel();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(60 * DAY_MS);
    expect(callback).not.toHaveBeenCalled();
  }
});

it('never calls back after Infinity, and sets no timer for it', () => {
  systemClock.after(Infinity, () => expect.fail());
  expect(vi.getTimerCount()).toBe(0);
});
