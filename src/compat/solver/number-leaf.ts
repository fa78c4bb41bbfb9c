import type { AtomNode } from '../calculus';
import {
  align,
  decimal,
  floorDivide,
  isMultiple,
  leastCommonMultiple,
  toNumber,
  type Decimal,
} from '../json';
import type { Leaf } from './leaf';
import { isPositive, nodeId, type Literal } from './literal';
import type { Prover } from './prover';

interface Bound {
  readonly value: number;
  readonly isOpen: boolean;
}

/** Multiples of one number between two bounds, as how many times it. */
interface Grid {
  readonly unit: Decimal;
  readonly first: bigint | undefined;
  readonly last: bigint | undefined;
}

/** Multiples looked at one by one at most. */
const MAX_GRID = 2_000n;

/** Where between two bounds to look; the last is a multiple of hardly anything. */
const PARTS = [0.5, 0.25, 0.1, 0.3, 0.01, 0.618_033_988_749_895];

/** Numbers between bounds, multiples of some numbers and of none of others. */
export class NumberLeaf implements Leaf {
  private low: Bound = { value: -Infinity, isOpen: false };
  private high: Bound = { value: Infinity, isOpen: false };
  private readonly divisors: number[] = [];
  private readonly nonDivisors: number[] = [];
  private readonly grid: Grid | undefined;

  constructor(
    literals: readonly Literal[],
    private readonly prover: Prover,
  ) {
    for (const literal of literals) {
      const atom = prover.universe.node(nodeId(literal)) as AtomNode<4>;
      this.add(atom, isPositive(literal));
    }
    this.grid = this.divisors.length > 0 ? this.makeGrid() : undefined;
  }

  private add(atom: AtomNode<4>, holds: boolean): void {
    if (atom.kind === 'multiple') {
      (holds ? this.divisors : this.nonDivisors).push(atom.of);
      return;
    }
    const bound = { value: atom.bound, isOpen: atom.exclusive === holds };
    if ((atom.kind === 'min') === holds) this.raise(bound);
    else this.lower(bound);
  }

  private raise(bound: Bound): void {
    const { value, isOpen } = this.low;
    if (bound.value > value || (bound.value === value && !isOpen)) this.low = bound;
  }

  private lower(bound: Bound): void {
    const { value, isOpen } = this.high;
    if (bound.value < value || (bound.value === value && !isOpen)) this.high = bound;
  }

  private makeGrid(): Grid {
    const unit = this.divisors.map(decimal).reduce(leastCommonMultiple);
    return { unit, first: timesAbove(this.low, unit), last: timesBelow(this.high, unit) };
  }

  isRefuted(): boolean {
    const { low, high, grid, prover } = this;
    if (prover.rules.emptyInterval(low.value, high.value, low.isOpen || high.isOpen)) return true;
    return grid !== undefined && this.isEveryMultipleExcluded(grid);
  }

  /** Whether a number is a multiple of others repeats with their common multiple. */
  private isEveryMultipleExcluded({ unit, first, last }: Grid): boolean {
    if (this.nonDivisors.length === 0) return false;
    const common = this.nonDivisors.map(decimal).reduce(leastCommonMultiple, unit);
    const { digits } = align(unit, common);
    const period = (digits[1] ?? 1n) / (digits[0] ?? 1n);
    const all = first !== undefined && last !== undefined ? last - first + 1n : period;
    const count = all < period ? all : period;
    if (count > MAX_GRID) return false;
    const from = first ?? (last === undefined ? 0n : last - count + 1n);
    const residues = Array.from({ length: Number(count) }, (_, index) =>
      this.isExcluded(times(unit, from + BigInt(index))),
    );
    return this.prover.rules.allResiduesExcluded(residues);
  }

  private isExcluded({ digits, scale }: Decimal): boolean {
    return this.nonDivisors.some((divisor) => {
      const aligned = align({ digits, scale }, decimal(divisor)).digits;
      return (aligned[0] ?? 0n) % (aligned[1] ?? 1n) === 0n;
    });
  }

  excludes(): boolean {
    return false;
  }

  *candidates(count: number): Generator<number> {
    if (this.grid) yield* this.gridCandidates(this.grid, BigInt(count) + 8n);
    else yield* this.intervalCandidates(count + 8);
  }

  private *gridCandidates({ unit, first, last }: Grid, count: bigint): Generator<number> {
    const reach = count * BigInt(this.nonDivisors.length + 1) + count;
    const at = (index: bigint) => toNumber(times(unit, index));
    const isInside = (index: bigint) => (first ?? index) <= index && index <= (last ?? index);
    for (let index = 0n; index < reach; index++) {
      const around = first === undefined && last === undefined ? [index, -index] : [index];
      if (first !== undefined) around.push(first + index);
      if (last !== undefined) around.push(last - index);
      for (const one of around) if (isInside(one)) yield at(one);
    }
  }

  private *intervalCandidates(count: number): Generator<number> {
    const low = this.low.value;
    const high = this.high.value;
    const isInside = (value: number) =>
      (this.low.isOpen ? value > low : value >= low) &&
      (this.high.isOpen ? value < high : value <= high);
    const start = isInside(0) ? 0 : Number.isFinite(low) ? Math.ceil(low) : Math.floor(high);
    const values: number[] = [];
    for (let step = 0; step < count; step++) values.push(start + step, start - step);
    values.push(low, high);
    const base = Number.isFinite(low) ? low : Number.isFinite(high) ? high : 0;
    const sign = base === high ? -1 : 1;
    const isFinite = Number.isFinite(low) && Number.isFinite(high);
    // Far from zero neighbours differ by more than one.
    for (const span of isFinite ? [high - low] : [1, Math.max(1, Math.abs(base))]) {
      for (const part of PARTS) values.push(base + sign * span * part);
      for (let part = 1; part <= count; part++) values.push(base + (sign * span * part) / count);
    }
    yield* values.filter((value) => Number.isFinite(value) && isInside(value));
  }

  all(): readonly number[] | undefined {
    const { low, high, grid } = this;
    if (low.value === high.value) return [low.value];
    if (grid?.first === undefined || grid.last === undefined) return undefined;
    const { unit, first, last } = grid;
    if (last - first > MAX_GRID) return undefined;
    const values = Array.from({ length: Number(last - first) + 1 }, (_, index) =>
      toNumber(times(unit, first + BigInt(index))),
    );
    // One that no double is can be no value.
    return values.filter((value) => this.divisors.every((divisor) => isMultiple(value, divisor)));
  }
}

function times({ digits, scale }: Decimal, factor: bigint): Decimal {
  return { digits: digits * factor, scale };
}

/** How many times the unit is the first at or above a bound. */
function timesAbove({ value, isOpen }: Bound, unit: Decimal): bigint | undefined {
  if (!Number.isFinite(value)) return undefined;
  const [bound = 0n, one = 1n] = align(decimal(value), unit).digits;
  const below = floorDivide(bound, one);
  return below * one === bound && !isOpen ? below : below + 1n;
}

function timesBelow({ value, isOpen }: Bound, unit: Decimal): bigint | undefined {
  if (!Number.isFinite(value)) return undefined;
  const [bound = 0n, one = 1n] = align(decimal(value), unit).digits;
  const below = floorDivide(bound, one);
  return below * one === bound && isOpen ? below - 1n : below;
}
