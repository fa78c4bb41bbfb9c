import type { Interval } from '../contract';
import { wilsonInterval } from './wilson-interval';

/** A share of examples, with Wilson's interval; null and without one when there are none. */
export interface Share {
  readonly value: number | null;
  readonly interval?: Interval;
}

export function share(part: number, whole: number): Share {
  if (whole === 0) return { value: null };
  return { value: part / whole, interval: wilsonInterval(part, whole) };
}
