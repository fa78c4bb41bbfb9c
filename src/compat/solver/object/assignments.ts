import type { Literal } from '../literal';
import type { Prover } from '../prover';
import { evaluate } from '../../calculus';
import { mentionedStrings } from './mentioned-strings';
import type { ObjectFacts, KeyedLiteral } from './object-facts';
import type { Slot, Slots } from './slots';

/** Ways to place the demands tried at most. */
const MAX_TRIED = 3_000;

/** A property that is there, and what its value is to satisfy beyond what its key asks for. */
export interface Property {
  readonly slot: Slot;
  readonly extra: readonly Literal[];
}

/** The properties of an object by key. */
export type Assignment = ReadonlyMap<string, Property>;

/**
 * The ways to give an object the properties it must have: each demand is met by a property that is
 * required, by another that a schema names, or by one that none names; several by the same.
 */
export class Assignments {
  /** Whether ways were left out, so that finding none proves nothing. */
  isCut = false;
  private tried = 0;

  constructor(
    private readonly facts: ObjectFacts,
    private readonly slots: Slots,
    private readonly prover: Prover,
  ) {}

  *[Symbol.iterator](): Generator<Assignment> {
    const { required, max, demands } = this.facts;
    const chosen = new Map<string, Property>();
    for (const key of required) chosen.set(key, { slot: this.slots.named(key), extra: [] });
    if (chosen.size > max) return;
    // Demands on one key leave no choice, so they come first.
    const ordered = [...demands].sort((a, b) => freedom(a) - freedom(b));
    yield* this.place(ordered, 0, chosen);
  }

  private *place(
    demands: readonly KeyedLiteral[],
    index: number,
    chosen: ReadonlyMap<string, Property>,
  ): Generator<Assignment> {
    const demand = demands[index];
    if (!demand) {
      yield chosen;
      return;
    }
    for (const [key, slot] of this.places(demand, chosen)) {
      if (++this.tried > MAX_TRIED) {
        this.isCut = true;
        return;
      }
      const extra = [...(chosen.get(key)?.extra ?? []), demand.value];
      if (!this.isPossible({ slot, extra })) continue;
      yield* this.place(demands, index + 1, new Map(chosen).set(key, { slot, extra }));
    }
  }

  /** Keys that a demand may be met with. */
  private *places(
    { keys, value }: KeyedLiteral,
    chosen: ReadonlyMap<string, Property>,
  ): Generator<[string, Slot]> {
    const isFull = chosen.size >= this.facts.max;
    const fits = (key: string) => evaluate(keys, key) !== false;
    for (const [key, { slot }] of chosen) if (fits(key)) yield [key, slot];
    if (isFull) return;
    const named = keys.kind === 'values' ? mentionedStrings(keys) : this.slots.names;
    for (const key of named) {
      if (chosen.has(key) || this.facts.absent.has(key) || !fits(key)) continue;
      yield [key, this.slots.named(key)];
    }
    if (keys.kind === 'values') return;
    for (const slot of this.slots.unnamed(keys, [value])) {
      const key = slot.keys.find((one) => !chosen.has(one));
      if (key !== undefined) yield [key, slot];
      else if (slot.keys.length < slot.capacity) this.isCut = true;
    }
  }

  private isPossible({ slot, extra }: Property): boolean {
    return this.prover.solve([...slot.must, ...extra]).status !== 'unsat';
  }
}

function freedom({ keys }: KeyedLiteral): number {
  return keys.kind === 'values' ? keys.values.size : Infinity;
}
