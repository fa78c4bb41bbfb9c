import { negate, type Literal } from '../literal';
import type { Prover } from '../prover';
import type { ArrayFacts, Count } from './array-facts';

/** Arrays longer than this are not built. */
const MAX_LENGTH = 3_000;

/** Unless all items beyond the first are alike: then they may be this long. */
const MAX_ALIKE = 50_000;

/** Counts kept apart at most, over all items gone through. */
const MAX_ROWS = 100_000;

/** Predicates counted at most: each item may satisfy any of them or not. */
const MAX_COUNTS = 12;

/** Sorts of items told apart at most. */
const MAX_OPTIONS = 64;

/** What an item may be: which literals it satisfies, and which counts it raises. */
interface Option {
  readonly literals: readonly Literal[];
  /** By how much. */
  readonly raises: readonly number[];
  /** Whether a value is known for it. */
  readonly isSure: boolean;
}

/** An array so far: how many items of each sort, and how it came to that. */
interface Row {
  readonly counts: readonly number[];
  readonly option: Option | undefined;
  /** How many items have the option. */
  readonly times: number;
  readonly before: Row | undefined;
}

/** What each item of an array is to satisfy. */
export type Plan = readonly (readonly Literal[])[];

/** Two places in an array, the first first. */
export type Pair = readonly [number, number];

/** Plans found. */
export interface Plans {
  readonly plans: readonly Plan[];
  /** Whether there is no other length, so that finding none proves that there is none. */
  readonly complete: boolean;
}

/**
 * Goes through arrays item by item, keeping apart only how many items of each sort there are:
 * finds the lengths at which everything that is counted comes out right.
 */
export class Lengths {
  private readonly options = new Map<number, readonly Option[]>();

  constructor(
    private readonly facts: ArrayFacts,
    private readonly itemsAt: (index: number) => readonly Literal[],
    private readonly prover: Prover,
    /** Places whose items are equal: what the first is, the second is too. */
    private readonly pair?: Pair,
  ) {}

  /** Plans of the shortest lengths; `isSure` keeps to items for which a value is known. */
  find(count: number, isSure: boolean): Plans {
    if (this.facts.counts.length > MAX_COUNTS) return { plans: [], complete: false };
    try {
      return this.search(count, isSure);
    } catch (error) {
      if (error instanceof TooManyOptions) return { plans: [], complete: false };
      throw error;
    }
  }

  private search(count: number, isSure: boolean): Plans {
    const { counts, min, max, tail } = this.facts;
    const plans: Plan[] = [];
    const seen = new Set<string>();
    let passed = 0;
    let rows = new Map<string, Row>([
      ['', { counts: counts.map(() => 0), option: undefined, times: 0, before: undefined }],
    ]);
    for (let length = 0; ; length++) {
      if (length >= min) {
        for (const row of rows.values()) if (this.isRight(row)) plans.push(planOf(row));
        if (plans.length >= count || length >= max) break;
      }
      if (length >= MAX_LENGTH || passed > MAX_ROWS) return { plans, complete: false };
      passed += rows.size;
      const next = this.next(rows, length, isSure);
      if (next.size === 0) break;
      // Items that change nothing are passed in one go.
      const times = length >= tail ? repeats(rows, next, min - length) : 1;
      length += times - 1;
      rows = times === 1 ? next : repeat(next, times);
      if (length < tail || length < min) continue;
      // Past all that is special, a set of counts met before leads nowhere new.
      const known = seen.size;
      for (const key of rows.keys()) seen.add(key);
      if (seen.size === known) break;
    }
    return { plans, complete: true };
  }

  private next(rows: ReadonlyMap<string, Row>, index: number, isSure: boolean): Map<string, Row> {
    const next = new Map<string, Row>();
    for (const option of this.optionsAt(Math.min(index, this.facts.tail))) {
      if (isSure && !option.isSure) continue;
      for (const row of rows.values()) {
        const counts = this.raise(row.counts, option);
        if (!counts) continue;
        const key = counts.join();
        const isSame = rows.get(key) === row;
        if (isSame || !next.has(key)) next.set(key, { counts, option, times: 1, before: row });
      }
    }
    return next;
  }

  /** Undefined when there are too many of one sort. */
  private raise(counts: readonly number[], { raises }: Option): number[] | undefined {
    const raised = counts.map((count, sort) => count + (raises[sort] ?? 0));
    const { counts: sorts } = this.facts;
    if (raised.some((count, sort) => count > (sorts[sort]?.max ?? Infinity))) return undefined;
    return raised.map((count, sort) => Math.min(count, capOf(sorts[sort])));
  }

  private isRight({ counts }: Row): boolean {
    return counts.every((count, sort) => count >= (this.facts.counts[sort]?.min ?? 0));
  }

  /** What the item at an index may be: for each count, one of those counted, or not. */
  private optionsAt(index: number): readonly Option[] {
    let options = this.options.get(index);
    if (!options) {
      options = this.pair?.[1] === index ? [SAME_AGAIN] : this.makeOptions(index);
      this.options.set(index, options);
    }
    return options;
  }

  private makeOptions(index: number): readonly Option[] {
    const places = this.pair?.[0] === index ? this.pair : [index];
    const literals = [...new Set(places.flatMap((place) => this.itemsAt(place)))];
    let options = this.possible([{ literals, raises: [] }]);
    for (const count of this.facts.counts) {
      const counted = places.filter((place) => place >= count.from).length;
      options = this.possible(options.flatMap((one) => split(one, count, counted)));
      if (options.length > MAX_OPTIONS) throw new TooManyOptions();
    }
    return options;
  }

  private possible(options: readonly Omit<Option, 'isSure'>[]): Option[] {
    return options.flatMap((option) => {
      if (option.literals.length === 0) return [{ ...option, isSure: true }];
      const { status } = this.prover.solve(option.literals);
      return status === 'unsat' ? [] : [{ ...option, isSure: status === 'sat' }];
    });
  }
}

/** The second item of a pair: it was counted with the first. */
const SAME_AGAIN: Option = { literals: [], raises: [], isSure: true };

class TooManyOptions extends Error {}

/** A count that is only bounded below need not know which items are not counted, and so above. */
function split(
  { literals, raises }: Omit<Option, 'isSure'>,
  { literal, min, max }: Count,
  counted: number,
): Omit<Option, 'isSure'>[] {
  if (counted === 0) return [{ literals, raises: [...raises, 0] }];
  return [
    { literals: min > 0 ? [...literals, literal] : literals, raises: [...raises, counted] },
    {
      literals: max < Infinity ? [...literals, negate(literal)] : literals,
      raises: [...raises, 0],
    },
  ];
}

/** How many more items can be like the next one, in each row, up to `most`. */
function repeats(
  rows: ReadonlyMap<string, Row>,
  next: ReadonlyMap<string, Row>,
  most: number,
): number {
  if (most <= 1 || most > MAX_ALIKE || next.size !== rows.size) return 1;
  return [...next].every(([key, { before }]) => before === rows.get(key)) ? most : 1;
}

function repeat(rows: ReadonlyMap<string, Row>, times: number): Map<string, Row> {
  return new Map([...rows].map(([key, row]) => [key, { ...row, times }]));
}

/** Counts that are high enough need not be told apart. */
function capOf(count: Count | undefined): number {
  if (!count) return 0;
  return count.max < Infinity ? count.max : count.min;
}

function planOf(row: Row): Plan {
  const items: (readonly Literal[])[] = [];
  for (let at: Row | undefined = row; at?.option; at = at.before) {
    for (let time = 0; time < at.times; time++) items.push(at.option.literals);
  }
  return items.reverse();
}
