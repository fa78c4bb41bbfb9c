import type { Node, Universe } from '../calculus';
import { isObject } from '../json';
import { Compiler } from './compiler';
import { DIALECTS, dialectOf, type Dialect, type DialectName } from './dialect';
import { SchemaDocument } from './document';
import type { FormatTests } from './formats';
import { Recursion } from './recursion';

/** A schema, and what is needed to understand it. */
export interface SchemaSource {
  readonly schema: unknown;
  /** Dialect of schemas without `$schema`. */
  readonly dialect: DialectName;
  /** Documents that it refers to, by URI. */
  readonly documents: Readonly<Record<string, unknown>>;
}

/** Compiles two schemas so that what they have in common is the same node. */
export function compilePair(
  sources: readonly [SchemaSource, SchemaSource],
  universe: Universe,
  formats: FormatTests,
): [Node, Node] {
  const [one, other] = [load(sources[0]), load(sources[1])];
  if (one.recursion && other.recursion) Recursion.classify(one.recursion, other.recursion);
  else if (one.recursion ?? other.recursion) {
    const alone = one.recursion ?? other.recursion;
    if (alone) Recursion.classify(alone, alone);
  }
  const compile = ({ schema, dialect, ...loaded }: Loaded): Node => {
    if (!dialect) return universe.unknown('a dialect that is not known');
    return new Compiler({ universe, formats, dialect, ...loaded }).root(schema);
  };
  return [compile(one), compile(other)];
}

interface Loaded {
  readonly schema: unknown;
  readonly dialect: Dialect | undefined;
  readonly document: SchemaDocument | undefined;
  readonly recursion: Recursion | undefined;
}

function load({ schema, dialect: name, documents }: SchemaSource): Loaded {
  const dialect = isObject(schema) ? dialectOf(schema, DIALECTS[name]) : DIALECTS[name];
  if (!dialect || !hasReference(schema)) {
    return { schema, dialect, document: undefined, recursion: undefined };
  }
  const document = new SchemaDocument(schema, dialect, documents);
  return { schema, dialect, document, recursion: new Recursion(document) };
}

const REFERRING: ReadonlySet<string> = new Set(['$ref', '$dynamicRef', '$recursiveRef', '$schema']);

/** Whether a reference is somewhere inside, or a schema of another dialect. */
function hasReference(root: unknown): boolean {
  const open: unknown[] = [root];
  for (let value = open.pop(); open.length > 0 || value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      for (const inner of value as unknown[]) if (typeof inner === 'object') open.push(inner);
      continue;
    }
    for (const [key, inner] of Object.entries(value)) {
      if (REFERRING.has(key) && !(value === root && key === '$schema')) return true;
      if (typeof inner === 'object') open.push(inner);
    }
  }
  return false;
}
