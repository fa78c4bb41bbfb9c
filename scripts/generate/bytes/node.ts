import type { Automaton } from './automaton';

/** Who a property is to the machine, beyond its value. */
export type RoleName = 'run_id' | 'seq' | 'timestamp' | 'tag';

export interface PropertyNode {
  readonly name: string;
  /** Of its value; one a case when it depends on the tag. */
  readonly value: Node | readonly Node[];
  readonly role?: RoleName;
  /** Whether it is most often the same in the next document: only a guess. */
  readonly isSteady?: boolean;
}

/** What must be there. */
export interface Demand {
  readonly required: readonly string[];
  /** Sets of properties, one of which must be whole; none when empty. */
  readonly together: readonly (readonly string[])[];
}

export interface ObjectNode extends Demand {
  readonly op: 'object';
  /** Whether unknown properties are any value. */
  readonly open: boolean;
  readonly properties: readonly PropertyNode[];
  /** What each tag demands, in place of the object's own demand. */
  readonly cases?: readonly (Demand & { readonly tag: string })[];
}

interface Lengths {
  readonly least: number;
  readonly most: number;
}

/** What the machine does with a value, before it is laid out in memory. */
export type Node =
  | { readonly op: 'slow' | 'any' | 'boolean' | 'null' }
  | ({ readonly op: 'text' } & Lengths)
  | ({
      readonly op: 'class';
      readonly first: readonly number[];
      readonly others: readonly number[];
    } & Lengths)
  | ({ readonly op: 'automaton'; readonly automaton: Automaton } & Lengths)
  /** Digits of a fraction that are allowed, 0 for no fraction. */
  | { readonly op: 'date-time'; readonly fractions: readonly number[] }
  /** Scalars as JSON writes them. */
  | { readonly op: 'tokens'; readonly tokens: readonly string[] }
  /** Whole numbers; null for no bound. */
  | {
      readonly op: 'number' | 'integer';
      readonly least: number | null;
      readonly most: number | null;
    }
  | ({ readonly op: 'array'; readonly items: Node } & Lengths)
  | { readonly op: 'map'; readonly names?: Node; readonly values: Node }
  | ObjectNode
  | { readonly op: 'choice'; readonly kinds: Partial<Record<Kind, Node>> };

export type Kind = 'string' | 'number' | 'boolean' | 'null' | 'object' | 'array';

/** Stands for no upper bound of a length. */
export const UNBOUNDED = 0x7fffffff;
