import type { Json } from '../json';

/** Values of one type under atoms of that type, with no choice left. */
export interface Leaf {
  /** Whether there is certainly no such value. */
  isRefuted(): boolean;
  /** Values worth a try, the simplest first. */
  candidates(count: number): Iterable<Json>;
  /** All values there are, when they are few. */
  all(): readonly Json[] | undefined;
}
