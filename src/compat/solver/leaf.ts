import type { Json } from '../json';
import type { Literal } from './literal';

/** Values of one type under atoms of that type, with no choice left. */
export interface Leaf {
  /** Whether there is certainly no such value. */
  isRefuted(): boolean;
  /** Whether there is certainly no such value if the literal is added, as far as that is easy to see. */
  excludes(literal: Literal): boolean;
  /** Values worth a try, the simplest first. */
  candidates(count: number): Iterable<Json>;
  /** All values there are, when they are few. */
  all(): readonly Json[] | undefined;
}
