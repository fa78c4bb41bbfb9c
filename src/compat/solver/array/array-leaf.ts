import type { Json } from '../../json';
import type { Leaf } from '../leaf';
import { fails, isPositive, nodeId, type Literal } from '../literal';
import type { Prover } from '../prover';
import { arrayFacts, type ArrayFacts } from './array-facts';
import { distinctValues } from './distinct';
import { withDistinctCounts } from './distinct-counts';
import { Lengths, type Pair, type Plan } from './lengths';

/** Values of an item asked for at most to see whether there are enough different ones. */
const MAX_DOMAIN = 40;

/** Items between which two equal ones are looked for. */
const MAX_PAIRED = 24;

/** Arrays listed at most to see that there are no others. */
const MAX_LISTED = 400;

/** Arrays whose items satisfy something, one by one, all of them, or some number of them. */
export class ArrayLeaf implements Leaf {
  private readonly facts: ArrayFacts;
  private readonly items = new Map<number, readonly Literal[]>();
  private readonly lengths: Lengths;

  constructor(
    literals: readonly Literal[],
    private readonly prover: Prover,
  ) {
    const facts = arrayFacts(literals, prover.universe);
    this.facts = facts.unique ? withDistinctCounts(facts, prover) : facts;
    this.lengths = new Lengths(this.facts, (index) => this.itemsAt(index), prover);
  }

  /** What the item at an index satisfies, if it is there. */
  private itemsAt(index: number): readonly Literal[] {
    const { at, from, tail } = this.facts;
    const place = Math.min(index, tail);
    let literals = this.items.get(place);
    if (!literals) {
      const all = from.filter((one) => one.index <= place).map(({ literal }) => literal);
      literals = [...(at.get(place) ?? []), ...all];
      this.items.set(place, literals);
    }
    return literals;
  }

  isRefuted(): boolean {
    const { min, max, unique, repeats } = this.facts;
    const { rules } = this.prover;
    if (rules.noSize(min, max) || (unique && repeats)) return true;
    const { plans, complete } = this.lengths.find(1, false);
    if (rules.noLength(plans.length, complete)) return true;
    if (unique && this.hasFewValues()) return true;
    return repeats && this.isPairless();
  }

  /** An item that fails what it is to satisfy. */
  excludes(literal: Literal): boolean {
    const atom = this.prover.universe.node(nodeId(literal));
    if (isPositive(literal) || atom.kind !== 'at') return false;
    const item = [...this.itemsAt(atom.index), fails(atom.item)];
    return this.prover.rules.noValue(this.prover.solve(item).status);
  }

  /** Whether the items that must be there have too few different values. */
  private hasFewValues(): boolean {
    const { min } = this.facts;
    if (min > MAX_DOMAIN) return this.isTailExhausted(min);
    const places = Array.from({ length: min }, (_, index) => this.domain(this.itemsAt(index)));
    return this.isUnmatched(places);
  }

  private isTailExhausted(min: number): boolean {
    const { tail } = this.facts;
    const domain = this.domain(this.itemsAt(tail));
    return domain !== undefined && this.prover.rules.fewValues(domain.length, min - tail);
  }

  /** Places whose values are not all known are left out: they may have any number. */
  private isUnmatched(domains: readonly (readonly Json[] | undefined)[]): boolean {
    const known = domains.filter((domain) => domain !== undefined);
    const matched = distinctValues(known).filter((value) => value !== undefined).length;
    return this.prover.rules.fewValues(matched, known.length);
  }

  /** All values that satisfy the literals, when they are few. */
  private domain(literals: readonly Literal[]): readonly Json[] | undefined {
    if (literals.length === 0) return undefined;
    const { models, complete } = this.prover.solve(literals, MAX_DOMAIN);
    return complete ? models : undefined;
  }

  /** Whether no two places can have the same value in an array that is right besides. */
  private isPairless(): boolean {
    if (this.facts.tail + 2 > MAX_PAIRED) return false;
    const { rules } = this.prover;
    const pairs = [...this.pairs()].filter((pair) => {
      const { plans, complete } = this.lengthsWith(pair).find(1, false);
      return !rules.noLength(plans.length, complete);
    });
    return rules.noPair(pairs.length);
  }

  /** Places that differ from all others, and two of those that do not, in pairs. */
  private *pairs(): Generator<Pair> {
    const places = Math.min(this.facts.max, this.facts.tail + 2, MAX_PAIRED);
    for (let other = 1; other < places; other++) {
      for (let one = 0; one < other; one++) yield [one, other];
    }
  }

  /** Lengths of arrays in which the items of a pair are equal. */
  private lengthsWith(pair: Pair): Lengths {
    const { facts } = this;
    const min = Math.max(facts.min, pair[1] + 1);
    const itemsAt = (index: number) => this.itemsAt(index);
    return new Lengths({ ...facts, min, tail: facts.tail + 2 }, itemsAt, this.prover, pair);
  }

  *candidates(count: number): Generator<Json> {
    const { unique, repeats } = this.facts;
    for (const plan of this.lengths.find(Math.min(count + 2, 8), true).plans) {
      if (unique) yield* this.allDifferent(plan, count);
      else if (!repeats) yield* this.arrays(plan, count);
    }
    if (repeats) yield* this.withPair();
  }

  private *arrays(plan: Plan, count: number): Generator<Json> {
    const values = this.valuesOf(plan, count);
    const depth = Math.max(1, ...values.map((models) => models.length));
    for (let index = 0; index < Math.min(depth, count); index++) {
      for (let varied = index === 0 ? plan.length : 0; varied <= plan.length; varied++) {
        const items = values.map((models, at) => {
          const which = varied === plan.length || varied === at ? index : 0;
          return models[Math.min(which, models.length - 1)];
        });
        if (!items.includes(undefined)) yield items as Json[];
        if (varied > MAX_DOMAIN) break;
      }
    }
  }

  /** Values of each item; items that are alike are asked for once. */
  private valuesOf(plan: Plan, count: number): (readonly Json[])[] {
    const found = new Map<readonly Literal[], readonly Json[]>();
    return plan.map((literals) => {
      const values = found.get(literals) ?? this.prover.solve(literals, count).models;
      found.set(literals, values);
      return values;
    });
  }

  private *allDifferent(plan: Plan, count: number): Generator<Json> {
    const wanted = Math.min(plan.length + count, MAX_DOMAIN * 2);
    const domains = this.valuesOf(plan, wanted);
    // Another first value gives another array.
    for (let turn = 0; turn < count; turn++) {
      const turned = domains.map((values) => [...values.slice(turn), ...values.slice(0, turn)]);
      const items = distinctValues(turned);
      if (!items.includes(undefined)) yield items as Json[];
    }
  }

  private *withPair(): Generator<Json> {
    for (const [one, other] of this.pairs()) {
      for (const plan of this.lengthsWith([one, other]).find(2, true).plans) {
        const items = this.valuesOf(plan, 1).map((values) => values[0]);
        items[other] = items[one];
        if (!items.includes(undefined)) yield items as Json[];
      }
    }
  }

  /** Every array, when only short ones are possible and each item has few values. */
  all(): readonly Json[] | undefined {
    const { max } = this.facts;
    if (max > MAX_DOMAIN) return undefined;
    let arrays: Json[][] = [[]];
    const listed: Json[] = [[]];
    for (let index = 0; index < max; index++) {
      const domain = this.domain(this.itemsAt(index));
      if (!domain) return undefined;
      arrays = arrays.flatMap((array) => domain.map((value) => [...array, value]));
      listed.push(...arrays);
      if (listed.length > MAX_LISTED) return undefined;
      if (arrays.length === 0) break;
    }
    return listed;
  }
}
