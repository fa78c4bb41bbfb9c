import { evaluate, TYPES, type TypeBit, type Universe } from '../calculus';
import { canonical, type Json } from '../json';
import { ArrayLeaf } from './array/array-leaf';
import { BooleanLeaf, NullLeaf } from './constant-leaf';
import { Branch, type Choice } from './branch';
import type { Meter } from './budget';
import type { Leaf } from './leaf';
import { isPositive, nodeId, type Literal } from './literal';
import { Memo, type Frame } from './memo';
import { NumberLeaf } from './number-leaf';
import { ObjectLeaf } from './object/object-leaf';
import type { Result, Rules } from './rules';
import { StringLeaf } from './string-leaf';

/** Values inside values inside values: beyond this depth nothing is decided. */
const MAX_DEPTH = 150;

/** Candidates checked at most for each model that is wanted. */
const TRIES = 24;

/** Excluded values that are provided for at most. */
const MAX_EXCLUDED = 40;

const LEAVES: Readonly<
  Record<TypeBit, new (literals: readonly Literal[], prover: Prover) => Leaf>
> = {
  1: NullLeaf,
  2: BooleanLeaf,
  4: NumberLeaf,
  8: StringLeaf,
  16: ArrayLeaf,
  32: ObjectLeaf,
};

const UNKNOWN: Result = { status: 'unknown', models: [], complete: false };

/** Decides whether some value satisfies a conjunction of literals. */
export class Prover {
  private readonly memo: Memo;

  constructor(
    readonly universe: Universe,
    readonly rules: Rules,
    private readonly meter: Meter,
  ) {
    this.memo = new Memo(rules);
  }

  /**
   * Whether some value satisfies all the literals, with up to `count` such values. Inside a proof,
   * call it for parts of the value only: that a part is smaller is what makes recursion sound.
   *
   * @throws BudgetExceeded
   */
  solve(literals: readonly Literal[], count = 1): Result {
    const set = [...new Set(literals)].sort((a, b) => a - b);
    const key = set.join();
    const known = this.memo.recall(key, count);
    if (known) return known;
    if (this.memo.depth >= MAX_DEPTH) return UNKNOWN;
    const frame = this.memo.enter(key, set, count);
    try {
      const branch = new Branch(this.universe, this.rules);
      const closed = !branch.assume(set) || this.explore(branch, frame);
      return this.memo.leave(frame, closed);
    } catch (error) {
      this.memo.abandon(frame);
      throw error;
    }
  }

  /** Whether all models of a branch were found, which may be none. */
  private explore(branch: Branch, frame: Frame): boolean {
    this.meter.spend();
    if (!branch.settle()) return true;
    if (branch.listed) return this.tryAll([...branch.listed.values.values()], frame);
    const types = TYPES.filter((type) => (branch.mask & type) !== 0);
    if (types.length === 0) return this.rules.noType(branch.mask);
    const [type] = types;
    if (type !== undefined && types.length === 1) return this.exploreType(type, branch, frame);
    const weight = (one: TypeBit) => (one <= 2 ? 0 : branch.atoms[one as 4].length);
    types.sort((a, b) => weight(a) - weight(b));
    return this.each(types, frame, (one) => {
      const inner = branch.copy();
      return !inner.narrow(one) || this.explore(inner, frame);
    });
  }

  private exploreType(type: TypeBit, branch: Branch, frame: Frame): boolean {
    const atoms = type <= 2 ? [] : branch.atoms[type as 4];
    const leaf = new LEAVES[type](atoms, this);
    if (leaf.isRefuted()) return true;
    if (branch.choices.length === 0) return this.tryLeaf(leaf, frame, branch.excluded);
    const choices = branch.choices.map((choice) => this.withoutExcluded(choice, leaf));
    const choice = choices.reduce((a, b) => (b.length < a.length ? b : a));
    if (choice.length === 0) return this.rules.noAlternative(0);
    return this.each(choice, frame, (alternative) => {
      const inner = branch.copy();
      inner.choices = choices.filter((other) => other !== choice);
      return !inner.assume(alternative) || this.explore(inner, frame);
    });
  }

  /** Alternatives that the leaf does not exclude by themselves. */
  private withoutExcluded(choice: Choice, leaf: Leaf): Choice {
    if (choice.length < 2) return choice;
    const possible = choice.filter((alternative) => !alternative.some((one) => leaf.excludes(one)));
    return possible.length === choice.length ? choice : possible;
  }

  /** Explores one after the other until there are enough models. */
  private each<T>(items: readonly T[], frame: Frame, explore: (item: T) => boolean): boolean {
    let closed = true;
    for (const item of items) {
      if (!explore(item)) closed = false;
      if (frame.models.size >= frame.count) return false;
    }
    return closed;
  }

  private tryLeaf(leaf: Leaf, frame: Frame, excluded: number): boolean {
    // Each value that is excluded may be one of the candidates.
    const count = frame.count + Math.min(excluded, MAX_EXCLUDED);
    let left = TRIES * count;
    const before = frame.models.size;
    for (const candidate of leaf.candidates(count)) {
      this.check(candidate, frame);
      if (frame.models.size >= frame.count) return false;
      if (--left === 0) break;
    }
    const found = frame.models.size - before;
    if (found > 0 && frame.count === 1) return false;
    const all = leaf.all();
    return all !== undefined && this.tryAll(all, frame);
  }

  /** Whether it is known of each value that it is a model or none. */
  private tryAll(values: readonly Json[], frame: Frame): boolean {
    let refused = 0;
    for (const value of values) {
      const truth = this.check(value, frame);
      if (truth !== undefined) refused++;
      if (frame.models.size >= frame.count) return false;
      if (values.length > 1000 && refused % 100 === 0) this.meter.spend();
    }
    return this.rules.allRefused(values.length, refused);
  }

  /** Keeps the value when it satisfies all literals. */
  private check(value: Json, frame: Frame): boolean | undefined {
    let result: boolean | undefined = true;
    for (const literal of frame.literals) {
      const truth = evaluate(this.universe.node(nodeId(literal)), value);
      if (truth === undefined) result = undefined;
      else if (truth !== isPositive(literal)) return false;
    }
    // One model is unlike no other, and its text may be long.
    if (result) frame.models.set(frame.count === 1 ? '' : canonical(value), value);
    return result;
  }
}
