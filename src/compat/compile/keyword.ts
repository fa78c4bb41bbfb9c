import type { Node } from '../calculus';
import type { JsonObject } from '../json';
import type { Compiler } from './compiler';
import type { Dialect, Draft } from './dialect';
import type { Scope } from './scope';

/** A keyword where it stands. */
export interface Occurrence {
  readonly compiler: Compiler;
  /** The schema that has the keyword. */
  readonly schema: JsonObject;
  readonly value: unknown;
  readonly scope: Scope;
  readonly dialect: Dialect;
}

/** What a keyword means. */
export interface Keyword {
  /** Drafts that have it; all, when left out. */
  readonly drafts?: (draft: Draft) => boolean;
  readonly compile: (occurrence: Occurrence) => Node;
}

export const since =
  (first: Draft) =>
  (draft: Draft): boolean =>
    draft >= first;

export const until =
  (last: Draft) =>
  (draft: Draft): boolean =>
    draft <= last;

/** A keyword whose value is a count. */
export function counting(
  make: (count: number, occurrence: Occurrence) => Node,
): Keyword['compile'] {
  return (occurrence) => {
    const { value, compiler } = occurrence;
    const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0;
    return isCount ? make(value, occurrence) : compiler.invalid('a count', value);
  };
}

/** Nodes of the schemas in a list; undefined when it is none. */
export function compileList({ compiler, value, scope }: Occurrence): Node[] | undefined {
  return Array.isArray(value) ? value.map((one) => compiler.schema(one, scope)) : undefined;
}

/** Nodes of the schemas in a map by their names; undefined when it is none. */
export function entriesOf(value: unknown): [string, unknown][] | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : undefined;
}
