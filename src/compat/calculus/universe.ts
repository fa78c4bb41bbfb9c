import type { Json } from '../json';
import { patternOf } from '../regex';
import { evaluate } from './evaluate';
import { isSame, listing, nameOf } from './listing';
import type { Node, NodeOf, Shape, SizedType } from './node';
import { atomType } from './node';
import { ANY, ARRAY, OBJECT, STRING } from './types';
import { areDisjoint } from './disjoint';

/**
 * Builds nodes, each once, in a normal form: what is the same however it is written becomes the
 * same node as far as that is cheap to see. Both schemas of a comparison live in one universe.
 */
export class Universe {
  private readonly table = new Map<string, Node>();
  private readonly nodes: Node[] = [];

  readonly true = this.intern('true', { kind: 'true' });
  readonly false = this.intern('false', { kind: 'false' });

  /** A node by its number. */
  node(id: number): Node {
    const node = this.nodes[id];
    if (!node) throw new RangeError(`no node has the number ${id}`);
    return node;
  }

  /** Strings that the schemas name. */
  *strings(): Generator<string> {
    for (const node of this.nodes) {
      if (node.kind === 'required') yield node.key;
      if (node.kind !== 'values') continue;
      for (const value of node.values.values()) if (typeof value === 'string') yield value;
    }
  }

  private intern(key: string, shape: Shape): Node {
    let node = this.table.get(key);
    if (!node) {
      node = { ...shape, id: this.nodes.length };
      this.table.set(key, node);
      this.nodes.push(node);
    }
    return node;
  }

  opaque(text: string, why: string): Node {
    return this.intern(`opaque ${text}`, { kind: 'opaque', why });
  }

  /** What is not understood, and equal to nothing else. */
  unknown(why: string): Node {
    return this.opaque(String(this.nodes.length), why);
  }

  types(mask: number): Node {
    if (mask === ANY) return this.true;
    return mask === 0 ? this.false : this.intern(`type ${mask}`, { kind: 'type', mask });
  }

  values(values: readonly Json[]): Node {
    const list = listing(values);
    if (list.values.size === 0) return this.false;
    const booleans = Number(list.values.has('true')) + Number(list.values.has('false'));
    const isWhole =
      list.values.size === Number(list.values.has('null')) + booleans && booleans !== 1;
    if (isWhole) return this.types(list.mask);
    for (let name = `values ${nameOf(list)}`; ; name += '+') {
      const node = this.intern(name, list);
      // Names of long lists are no more than likely to be their own.
      if (node.kind === 'values' && isSame(node, list)) return node;
    }
  }

  not(node: Node): Node {
    if (node.kind === 'not') return node.node;
    if (node.kind === 'true') return this.false;
    if (node.kind === 'false') return this.true;
    if (node.kind === 'type') return this.types(ANY & ~node.mask);
    return this.intern(`not ${node.id}`, { kind: 'not', node });
  }

  and(nodes: readonly Node[]): Node {
    const [only] = nodes;
    if (only && nodes.length === 1) return only;
    const parts = new Set<Node>();
    let mask = ANY;
    for (const part of partsOf('and', nodes)) {
      if (part.kind === 'type') mask &= part.mask;
      else if (part.kind !== 'true') parts.add(part);
    }
    if (parts.has(this.false)) return this.false;
    let listed: NodeOf<'values'> | undefined;
    for (const part of parts) {
      if (part.kind === 'not' && parts.has(part.node)) return this.false;
      if (part.kind === 'values') listed ??= part;
    }
    if (mask !== ANY) {
      // Nothing that an atom says matters for other types.
      for (const part of parts) if (((atomType(part) ?? mask) & mask) === 0) parts.delete(part);
      parts.add(this.types(mask));
    }
    if (listed && parts.size > 1) return this.select(listed, parts);
    return this.junction('and', parts, this.true);
  }

  /** Those of the listed values that satisfy the other parts too. */
  private select(listed: NodeOf<'values'>, parts: ReadonlySet<Node>): Node {
    const values = [...listed.values.values()];
    const truths = values.map((value) => {
      const others = [...parts].map((part) => part === listed || evaluate(part, value));
      return others.includes(false) ? false : others.includes(undefined) ? undefined : true;
    });
    if (truths.includes(undefined)) return this.junction('and', parts, this.true);
    return this.values(values.filter((_, index) => truths[index]));
  }

  or(nodes: readonly Node[]): Node {
    const [only] = nodes;
    if (only && nodes.length === 1) return only;
    const parts = new Set<Node>();
    let mask = 0;
    // An atom holds for all values of other types, so beside those of its own nothing is left out.
    let spokenOf = 0;
    for (const part of partsOf('or', nodes)) {
      if (part.kind === 'type') mask |= part.mask;
      else if (part.kind !== 'false') parts.add(part);
      spokenOf |= atomType(part) ?? 0;
    }
    if (parts.has(this.true) || mask === ANY || (mask & spokenOf) !== 0) return this.true;
    const isOfOneType = (spokenOf & (spokenOf - 1)) === 0;
    if (!isOfOneType) return this.true;
    for (const part of parts) if (part.kind === 'not' && parts.has(part.node)) return this.true;
    if (mask !== 0) parts.add(this.types(mask));
    return this.junction('or', parts, this.false);
  }

  private junction(kind: 'and' | 'or', parts: ReadonlySet<Node>, none: Node): Node {
    const [first] = parts;
    if (!first) return none;
    if (parts.size === 1) return first;
    const nodes = [...parts].sort((a, b) => a.id - b.id);
    return this.intern(`${kind} ${nodes.map(({ id }) => id).join(' ')}`, { kind, nodes });
  }

  one(nodes: readonly Node[]): Node {
    const parts = nodes.filter((node) => node.kind !== 'false').sort((a, b) => a.id - b.id);
    const [first, second] = parts;
    if (!first) return this.false;
    if (!second) return first;
    if (areDisjoint(parts)) return this.or(parts);
    if (first.kind === 'true') return this.not(this.or(parts.slice(1)));
    return this.intern(`one ${parts.map(({ id }) => id).join(' ')}`, { kind: 'one', nodes: parts });
  }

  /** A node that is made when first asked for; the name says which. */
  ref(name: string, make: () => Node): Node {
    let made: Node | undefined;
    let isBeingMade = false;
    const target = (): Node => {
      // Whoever asks while it is being made only wants to know whether it is known already.
      if (isBeingMade) return this.opaque('unfinished', 'a schema that is not compiled yet');
      isBeingMade = true;
      made ??= make();
      isBeingMade = false;
      return made;
    };
    return this.intern(`ref ${name}`, { kind: 'ref', target });
  }

  bound(kind: 'min' | 'max', bound: number, exclusive: boolean): Node {
    return this.intern(`${kind} ${bound} ${exclusive}`, { type: 4, kind, bound, exclusive });
  }

  multiple(of: number): Node {
    return this.intern(`multiple ${of}`, { type: 4, kind: 'multiple', of });
  }

  minSize(type: SizedType, size: number): Node {
    if (size <= 0) return this.true;
    return this.intern(`minSize ${type} ${size}`, { type, kind: 'minSize', size });
  }

  maxSize(type: SizedType, size: number): Node {
    if (size < 0) return this.types(ANY & ~type);
    return this.intern(`maxSize ${type} ${size}`, { type, kind: 'maxSize', size });
  }

  pattern(source: string): Node {
    const pattern = patternOf(source);
    if (pattern.term === pattern.reader.terms.all) return this.true;
    if (pattern.term === pattern.reader.terms.none) return this.types(ANY & ~STRING);
    const key = pattern.term ? `language ${pattern.term.id}` : `pattern ${source}`;
    return this.intern(key, { type: 8, kind: 'pattern', pattern });
  }

  format(name: string, test: ((text: string) => boolean) | undefined): Node {
    return this.intern(`format ${name}`, { type: 8, kind: 'format', name, test });
  }

  at(index: number, item: Node): Node {
    if (item.kind === 'true') return item;
    if (item.kind === 'false') return this.maxSize(ARRAY, index);
    return this.intern(`at ${index} ${item.id}`, { type: 16, kind: 'at', index, item });
  }

  from(index: number, item: Node): Node {
    if (item.kind === 'true') return item;
    if (item.kind === 'false') return this.maxSize(ARRAY, index);
    return this.intern(`from ${index} ${item.id}`, { type: 16, kind: 'from', index, item });
  }

  atLeast(count: number, item: Node): Node {
    if (count <= 0) return this.true;
    if (item.kind === 'true') return this.minSize(ARRAY, count);
    if (item.kind === 'false') return this.types(ANY & ~ARRAY);
    return this.intern(`atLeast ${count} ${item.id}`, { type: 16, kind: 'atLeast', count, item });
  }

  atMost(count: number, item: Node): Node {
    if (item.kind === 'false') return this.true;
    if (count < 0) return this.types(ANY & ~ARRAY);
    if (item.kind === 'true') return this.maxSize(ARRAY, count);
    if (count === 0) return this.from(0, this.not(item));
    return this.intern(`atMost ${count} ${item.id}`, { type: 16, kind: 'atMost', count, item });
  }

  unique(): Node {
    return this.intern('unique', { type: 16, kind: 'unique' });
  }

  required(key: string): Node {
    return this.intern(`required ${key}`, { type: 32, kind: 'required', key });
  }

  each(keys: Node, value: Node): Node {
    const names = this.and([keys, this.types(STRING)]);
    if (names.kind === 'false' || value.kind === 'true') return this.true;
    if (value.kind === 'false' && names.kind === 'type') return this.maxSize(OBJECT, 0);
    return this.intern(`each ${names.id} ${value.id}`, {
      type: 32,
      kind: 'each',
      keys: names,
      value,
    });
  }
}

/** The nodes, and instead of junctions of the kind what they join. */
function* partsOf(kind: 'and' | 'or', nodes: readonly Node[]): Generator<Node> {
  for (const node of nodes) {
    if (node.kind === kind) yield* node.nodes;
    else yield node;
  }
}
