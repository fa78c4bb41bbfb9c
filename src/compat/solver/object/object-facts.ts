import type { AtomNode, Node, Universe } from '../../calculus';
import { mentionedStrings } from './mentioned-strings';
import { isPositive, negate, nodeId, holds, type Literal } from '../literal';

/** Keys of a kind, and what the value of each of them satisfies, or of one of them does. */
export interface KeyedLiteral {
  readonly keys: Node;
  readonly value: Literal;
}

/** What is known of an object. */
export interface ObjectFacts {
  readonly required: ReadonlySet<string>;
  readonly absent: ReadonlySet<string>;
  /** For keys listed by name: what the value satisfies, if the key is there. */
  readonly byName: ReadonlyMap<string, readonly Literal[]>;
  /** The same for keys of other kinds. */
  readonly byKind: readonly KeyedLiteral[];
  /** Keys of a kind, one of which is there with such a value. */
  readonly demands: readonly KeyedLiteral[];
  readonly min: number;
  readonly max: number;
}

/** Sorts literals about objects by what they say. */
export function objectFacts(literals: readonly Literal[], universe: Universe): ObjectFacts {
  const required = new Set<string>();
  const absent = new Set<string>();
  const byName = new Map<string, Literal[]>();
  const byKind: KeyedLiteral[] = [];
  const demands: KeyedLiteral[] = [];
  let min = 0;
  let max = Infinity;
  for (const literal of literals) {
    // The leaf of objects is given atoms of objects.
    const atom = universe.node(nodeId(literal)) as AtomNode<32>;
    const isHeld = isPositive(literal);
    switch (atom.kind) {
      case 'required':
        (isHeld ? required : absent).add(atom.key);
        break;
      case 'minSize':
        if (isHeld) min = Math.max(min, atom.size);
        else max = Math.min(max, atom.size - 1);
        break;
      case 'maxSize':
        if (isHeld) max = Math.min(max, atom.size);
        else min = Math.max(min, atom.size + 1);
        break;
      case 'each': {
        const value = holds(atom.value);
        if (!isHeld) demands.push({ keys: atom.keys, value: negate(value) });
        else if (atom.keys.kind !== 'values') byKind.push({ keys: atom.keys, value });
        else for (const key of mentionedStrings(atom.keys)) append(byName, key, value);
      }
    }
  }
  return { required, absent, byName, byKind, demands, min, max };
}

function append(map: Map<string, Literal[]>, key: string, literal: Literal): void {
  const list = map.get(key);
  if (list) list.push(literal);
  else map.set(key, [literal]);
}
