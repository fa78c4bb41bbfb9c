import { evaluate, STRING, type Node } from '../../calculus';
import { fails, holds, isPositive, nodeId, type Literal } from '../literal';
import type { Prover } from '../prover';
import { mentionedStrings } from './mentioned-strings';
import type { ObjectFacts } from './object-facts';

/** Kinds of unnamed keys told apart at most. */
const MAX_CELLS = 128;

/** Unnamed keys of one kind wanted at most. */
const KEYS = 6;

/** Keys that a property may have, and what its value must satisfy. */
export interface Slot {
  /** Some of the keys, or the only one. */
  readonly keys: readonly string[];
  /** How many there are. */
  readonly capacity: number;
  /** What holds for the values of all these keys. */
  readonly must: readonly Literal[];
  /** What may hold too, because it cannot be told of which keys it speaks. */
  readonly may: readonly Literal[];
}

/** The keys of an object: each that a schema names, and all others by what applies to them. */
export class Slots {
  private readonly slots = new Map<string, Slot>();
  private readonly cells = new Map<Node, readonly Slot[]>();
  /** Keys that a schema names, so that the others are alike but for patterns. */
  readonly names: ReadonlySet<string>;

  constructor(
    private readonly facts: ObjectFacts,
    private readonly prover: Prover,
  ) {
    const { required, absent, byName, byKind, demands } = facts;
    const kinds = [...byKind, ...demands].flatMap(({ keys }) => [...mentionedStrings(keys)]);
    this.names = new Set([...required, ...absent, ...byName.keys(), ...kinds]);
  }

  named(key: string): Slot {
    let slot = this.slots.get(key);
    if (!slot) {
      const must = [...(this.facts.byName.get(key) ?? [])];
      const may: Literal[] = [];
      for (const { keys, value } of this.facts.byKind) {
        const applies = evaluate(keys, key);
        if (applies === true) must.push(value);
        else if (applies === undefined) may.push(value);
      }
      slot = { keys: [key], capacity: 1, must, may };
      this.slots.set(key, slot);
    }
    return slot;
  }

  /** Kinds of keys that no schema names and that satisfy a node. */
  unnamed(keys: Node): readonly Slot[] {
    let slots = this.cells.get(keys);
    if (!slots) {
      slots = this.split(keys);
      this.cells.set(keys, slots);
    }
    return slots;
  }

  private split(keys: Node): Slot[] {
    const { universe } = this.prover;
    const base = [holds(keys), holds(universe.types(STRING))];
    if (this.names.size > 0) base.push(fails(universe.values([...this.names])));
    let open: { word: Literal[]; must: Literal[] }[] = [{ word: base, must: [] }];
    for (const kind of this.facts.byKind) {
      open = open.flatMap((cell) => this.splitCell(cell, kind));
      if (open.length > MAX_CELLS) return [{ keys: [], capacity: Infinity, must: [], may: [] }];
    }
    return open.flatMap(({ word, must }) => {
      const { status, models, complete } = this.prover.solve(word, KEYS);
      if (status === 'unsat') return [];
      const texts = models.filter((model) => typeof model === 'string');
      return [{ keys: texts, capacity: complete ? texts.length : Infinity, must, may: [] }];
    });
  }

  /** Keys of which something more is said, and those of which it is not. */
  private splitCell(
    { word, must }: { word: Literal[]; must: Literal[] },
    { keys, value }: { keys: Node; value: Literal },
  ): { word: Literal[]; must: Literal[] }[] {
    const inside = [...word, holds(keys)];
    const outside = [...word, fails(keys)];
    if (this.isImpossible(inside)) return [{ word, must }];
    const isForbidden =
      isPositive(value) && this.prover.universe.node(nodeId(value)).kind === 'false';
    const without = isForbidden ? [] : [{ word: inside, must: [...must, value] }];
    if (this.isImpossible(outside)) {
      return isForbidden ? [] : [{ word, must: [...must, value] }];
    }
    return [...without, { word: outside, must }];
  }

  private isImpossible(word: readonly Literal[]): boolean {
    return this.prover.solve(word).status === 'unsat';
  }
}
