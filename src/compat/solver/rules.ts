import type { Json } from '../json';

/**
 * What makes a conjunction impossible: the proof of compatibility rests on these and on nothing
 * else. Each is a function of facts alone, so that tests can break one and see what happens.
 */
export const RULES = {
  /** A node cannot both hold and not hold. */
  conflict: (known: boolean, wanted: boolean): boolean => known !== wanted,

  /** A value has a type. */
  noType: (mask: number): boolean => mask === 0,

  /** One of the alternatives must be possible. */
  noAlternative: (possible: number): boolean => possible === 0,

  /** Of all values that could be, each was tried and refused. */
  allRefused: (tried: number, refused: number): boolean => tried === refused,

  /** A value that contains one of its own kind cannot be the smallest of its kind. */
  endless: (depthOfSame: number, depth: number): boolean => depthOfSame < depth,

  /** What rests only on itself being impossible is impossible; what rests on more must wait. */
  proved: (outermostAssumed: number, depth: number): boolean => outermostAssumed >= depth,

  /** Sizes are between the least and the greatest. */
  noSize: (least: number, most: number): boolean => least > most,

  /** An interval of numbers has a number inside. */
  emptyInterval: (low: number, high: number, isOpen: boolean): boolean =>
    low > high || (low === high && isOpen),

  /** Residues of the multiples within one period, each of them excluded. */
  allResiduesExcluded: (residues: readonly boolean[]): boolean => residues.every(Boolean),

  /** No word belongs to the language, and all were looked at. */
  noWord: (words: readonly string[], complete: boolean): boolean => words.length === 0 && complete,

  /** A property that must be there needs a value. */
  noValue: (status: Status): boolean => status === 'unsat',

  /** A key of some kind with a value of some kind fits nowhere. */
  noPlace: (assignments: number, complete: boolean): boolean => assignments === 0 && complete,

  /** There are fewer keys than properties must be there. */
  fewKeys: (capacity: number, least: number): boolean => capacity < least,

  /** No array of any allowed length has the items that it must have. */
  noLength: (lengths: number, complete: boolean): boolean => lengths === 0 && complete,

  /** Different items need different values. */
  fewValues: (matched: number, items: number): boolean => matched < items,

  /** Two equal items need two places that allow the same. */
  noPair: (pairs: number): boolean => pairs === 0,
} as const;

export type Rules = {
  readonly [Name in keyof typeof RULES]: (...facts: Parameters<(typeof RULES)[Name]>) => boolean;
};

/** What is known of a conjunction. */
export type Status = 'unsat' | 'sat' | 'unknown';

/** What is known of a conjunction, and values that satisfy it, each checked. */
export interface Result {
  readonly status: Status;
  readonly models: readonly Json[];
  /** Whether there are no other models. */
  readonly complete: boolean;
}
