import { evaluate, STRING, type Node } from '../../calculus';
import { fails, holds, type Literal } from '../literal';
import type { Prover } from '../prover';
import { mentionedStrings } from './mentioned-strings';
import type { ObjectFacts } from './object-facts';

/** Kinds of unnamed keys told apart at most. */
const MAX_KINDS = 64;

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

/** Keys by what is said of them, and what their values satisfy for it. */
interface Kind {
  readonly word: readonly Literal[];
  readonly must: readonly Literal[];
}

/** The keys of an object: each that a schema names, and all others by what applies to them. */
export class Slots {
  private readonly slots = new Map<string, Slot>();
  /** Keys that a schema names. */
  readonly names: ReadonlySet<string>;
  /** What tells other keys apart: what is said of them, and which demands they could meet. */
  private readonly criteria: readonly { readonly keys: Node; readonly value?: Literal }[];

  constructor(
    private readonly facts: ObjectFacts,
    private readonly prover: Prover,
  ) {
    const { required, absent, byName, byKind, demands } = facts;
    const kinds = [...byKind, ...demands].flatMap(({ keys }) => [...mentionedStrings(keys)]);
    this.names = new Set([...required, ...absent, ...byName.keys(), ...kinds]);
    const free = demands.filter(({ keys }) => keys.kind !== 'values').map(({ keys }) => ({ keys }));
    // One property may meet several demands, so its key must be one that all of them can use.
    this.criteria = free.length > 1 ? [...byKind, ...free] : byKind;
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

  /**
   * Kinds of keys that no schema names and that satisfy a node, those first of which least is said.
   * Kinds whose values cannot satisfy `value` besides are left out.
   */
  *unnamed(keys: Node, value: readonly Literal[] = []): Generator<Slot> {
    const { universe } = this.prover;
    const word = [holds(keys), holds(universe.types(STRING))];
    if (this.names.size > 0) word.push(fails(universe.values([...this.names])));
    let left = MAX_KINDS;
    for (const { word: one, must } of this.kinds({ word, must: [] }, 0, value)) {
      if (--left < 0) {
        // Of the kinds that are left nothing is said.
        yield { keys: [], capacity: Infinity, must: [], may: [] };
        return;
      }
      const { status, models, complete } = this.prover.solve(one, KEYS);
      if (status === 'unsat') continue;
      const texts = models.filter((model) => typeof model === 'string');
      yield { keys: texts, capacity: complete ? texts.length : Infinity, must, may: [] };
    }
  }

  private *kinds(kind: Kind, index: number, value: readonly Literal[]): Generator<Kind> {
    const { word, must } = kind;
    if (value.length + must.length > 0 && this.isImpossible([...must, ...value])) return;
    const next = this.criteria[index];
    if (!next) {
      yield kind;
      return;
    }
    const inside = {
      word: [...word, holds(next.keys)],
      must: next.value === undefined ? must : [...must, next.value],
    };
    const outside = { word: [...word, fails(next.keys)], must };
    if (this.isImpossible(inside.word)) yield* this.kinds(kind, index + 1, value);
    else if (this.isImpossible(outside.word)) {
      yield* this.kinds({ word, must: inside.must }, index + 1, value);
    } else {
      yield* this.kinds(outside, index + 1, value);
      yield* this.kinds(inside, index + 1, value);
    }
  }

  private isImpossible(literals: readonly Literal[]): boolean {
    return this.prover.solve(literals).status === 'unsat';
  }
}
