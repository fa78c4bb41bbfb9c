import type { Json } from '../json';
import type { Pattern } from '../regex';
import type { TypeBit } from './types';

/** Types whose values have a size: code points, items, properties. */
export type SizedType = 8 | 16 | 32;

/**
 * What every schema of every dialect is compiled to. Nodes are built once (see Universe): what is
 * written alike is the same object.
 *
 * An atom speaks of values of one type (`type`) and holds for all others, as keywords of JSON
 * Schema do; so its negation says that the value has the type.
 */
export type Node = { readonly id: number } & Shape;

/** A node before it has its number. */
export type Shape = Connective | Atom;

type Connective =
  | { readonly kind: 'true' | 'false' }
  /** Nothing is known but that equal texts mean the same. */
  | { readonly kind: 'opaque'; readonly why: string }
  | { readonly kind: 'type'; readonly mask: number }
  | {
      readonly kind: 'values';
      /** By their canonical texts. */
      readonly values: ReadonlyMap<string, Json>;
      /** Their types. */
      readonly mask: number;
    }
  | { readonly kind: 'and' | 'or'; readonly nodes: readonly Node[] }
  /** Exactly one of them holds. */
  | { readonly kind: 'one'; readonly nodes: readonly Node[] }
  | { readonly kind: 'not'; readonly node: Node }
  /** A schema that contains itself. */
  | { readonly kind: 'ref'; readonly target: () => Node };

/** A node about one type. */
type Atom =
  | ({ readonly type: 4 } & NumberAtom)
  | ({ readonly type: 8 } & (StringAtom | SizeAtom))
  | ({ readonly type: 16 } & (ArrayAtom | SizeAtom))
  | ({ readonly type: 32 } & (ObjectAtom | SizeAtom));

interface SizeAtom {
  readonly kind: 'minSize' | 'maxSize';
  readonly size: number;
}

type NumberAtom =
  | { readonly kind: 'min' | 'max'; readonly bound: number; readonly exclusive: boolean }
  | { readonly kind: 'multiple'; readonly of: number };

type StringAtom =
  | { readonly kind: 'pattern'; readonly pattern: Pattern }
  | {
      readonly kind: 'format';
      readonly name: string;
      readonly test: ((text: string) => boolean) | undefined;
    };

type ArrayAtom =
  /** The item at the index, when there is one. */
  | { readonly kind: 'at'; readonly index: number; readonly item: Node }
  /** Every item from the index on. */
  | { readonly kind: 'from'; readonly index: number; readonly item: Node }
  /** How many items satisfy `item`. */
  | { readonly kind: 'atLeast' | 'atMost'; readonly count: number; readonly item: Node }
  | { readonly kind: 'unique' };

type ObjectAtom =
  | { readonly kind: 'required'; readonly key: string }
  /** Every property whose name, as a string, satisfies `keys` has a value that satisfies `value`. */
  | { readonly kind: 'each'; readonly keys: Node; readonly value: Node };

export type NodeOf<K extends Shape['kind']> = Node & { readonly kind: K };

/** An atom of one type, or of any. */
export type AtomNode<T extends TypeBit = TypeBit> = Extract<Node, { readonly type: T }>;

/** The type an atom speaks of; undefined for connectives. */
export function atomType(node: Node): TypeBit | undefined {
  return 'type' in node ? node.type : undefined;
}
