import { createAsk } from './ask';
import type { Direction, Policy } from './compare-schemas';
import type { Finding } from './findings/finding';
import type { Level } from './findings/level';
import type { Ask } from './walk/acceptance';

/** How contracts are compared. */
export interface ContractOptions {
  /** How schemas are read; default `tolerant-reader`. */
  readonly policy?: Policy;
  /**
   * `backward`, the default: who uses the old one, with the new one. `forward`: who uses the new
   * one, with the old one. `full`: both.
   */
  readonly direction?: Direction;
  /** What must not break; default `wire`. */
  readonly level?: Level;
  /** What each pair of schemas may cost, in milliseconds. */
  readonly budget?: number;
  /** What sunsets are compared with; default the clock. */
  readonly now?: Date;
}

/** Options as the comparison itself takes them. */
export interface Comparing {
  /** Compares two JSON Schemas. */
  readonly ask: Ask;
  readonly directions: readonly Finding['direction'][];
  /** Whether readers are taken to ignore what they do not know. */
  readonly isTolerant: boolean;
  readonly level: Level;
  readonly now: Date;
}

/** Fills in the defaults. */
export function comparing({
  policy = 'tolerant-reader',
  direction = 'backward',
  level = 'wire',
  now = new Date(),
  budget,
}: ContractOptions): Comparing {
  return {
    ask: createAsk({ policy, ...(budget !== undefined && { budget }) }),
    isTolerant: policy === 'tolerant-reader',
    directions: direction === 'full' ? ['backward', 'forward'] : [direction],
    level,
    now,
  };
}
