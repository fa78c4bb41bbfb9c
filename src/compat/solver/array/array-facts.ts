import type { AtomNode, Universe } from '../../calculus';
import { holds, isPositive, negate, nodeId, type Literal } from '../literal';

/** How many items from an index on satisfy a literal. */
export interface Count {
  readonly literal: Literal;
  readonly from: number;
  min: number;
  max: number;
}

/** What is known of an array. */
export interface ArrayFacts {
  readonly min: number;
  readonly max: number;
  /** What single items satisfy, if they are there. */
  readonly at: ReadonlyMap<number, readonly Literal[]>;
  /** What all items from an index on satisfy. */
  readonly from: readonly { readonly index: number; readonly literal: Literal }[];
  readonly counts: readonly Count[];
  /** All items differ. */
  readonly unique: boolean;
  /** Two items are equal. */
  readonly repeats: boolean;
  /** Items from this index on are all subject to the same. */
  readonly tail: number;
}

/** Sorts literals about arrays by what they say. */
export function arrayFacts(literals: readonly Literal[], universe: Universe): ArrayFacts {
  const collector = new Collector();
  for (const literal of literals) {
    // The leaf of arrays is given atoms of arrays.
    collector.add(universe.node(nodeId(literal)) as AtomNode<16>, isPositive(literal));
  }
  return collector.facts();
}

class Collector {
  private min = 0;
  private max = Infinity;
  private readonly at = new Map<number, Literal[]>();
  private readonly from: { index: number; literal: Literal }[] = [];
  private readonly counts = new Map<string, Count>();
  private unique = false;
  private repeats = false;

  add(atom: AtomNode<16>, isHeld: boolean): void {
    switch (atom.kind) {
      case 'minSize':
        this.size(isHeld ? atom.size : 0, isHeld ? Infinity : atom.size - 1);
        return;
      case 'maxSize':
        this.size(isHeld ? 0 : atom.size + 1, isHeld ? atom.size : Infinity);
        return;
      case 'at': {
        if (!isHeld) this.size(atom.index + 1, Infinity);
        const list = this.at.get(atom.index) ?? [];
        this.at.set(atom.index, list);
        list.push(isHeld ? holds(atom.item) : negate(holds(atom.item)));
        return;
      }
      case 'from':
        if (isHeld) this.from.push({ index: atom.index, literal: holds(atom.item) });
        else this.count(negate(holds(atom.item)), atom.index, 1, Infinity);
        return;
      case 'atLeast':
        if (isHeld) this.count(holds(atom.item), 0, atom.count, Infinity);
        else this.count(holds(atom.item), 0, 0, atom.count - 1);
        return;
      case 'atMost':
        if (isHeld) this.count(holds(atom.item), 0, 0, atom.count);
        else this.count(holds(atom.item), 0, atom.count + 1, Infinity);
        return;
      case 'unique':
        if (isHeld) this.unique = true;
        else this.repeats = true;
    }
  }

  private size(min: number, max: number): void {
    this.min = Math.max(this.min, min);
    this.max = Math.min(this.max, max);
  }

  private count(literal: Literal, from: number, min: number, max: number): void {
    const key = `${literal} ${from}`;
    const count = this.counts.get(key) ?? { literal, from, min: 0, max: Infinity };
    this.counts.set(key, count);
    count.min = Math.max(count.min, min);
    count.max = Math.min(count.max, max);
  }

  facts(): ArrayFacts {
    const counts = [...this.counts.values()];
    const tail = Math.max(
      0,
      ...[...this.at.keys()].map((index) => index + 1),
      ...this.from.map(({ index }) => index),
      ...counts.map(({ from }) => from),
    );
    const min = Math.max(this.min, ...counts.map((count) => count.from + count.min));
    const { max, at, from, unique, repeats } = this;
    return { min, max, at, from, counts, unique, repeats, tail };
  }
}
