import { evaluate, Universe, type Node } from '../../../src/compat/calculus';
import { compilePair } from '../../../src/compat/compile';
import type { Json, JsonObject } from '../../../src/compat/json';
import { choose, type Choose } from './choose';
import { mutateSchema } from './mutate-schema';
import { randomDocument } from './random-schema';

/** Values of all sorts that random schemas may accept. */
export const VALUES: readonly Json[] = [
  ...[null, true, false, 0, 1, -1, 2, 1.5, 3, 6, 0.1, 7, '', 'a', 'b', 'ab', 'ba', 'kind', 'cc'],
  ...['abc', 'z', 'é', 'aaaa', '🐲'],
  ...[
    [],
    [1],
    ['a'],
    [1, 1],
    [null],
    ['a', 'a'],
    [1, 2, 3],
    [{}],
    [[]],
    ['a', 1, null],
    ['ab', 'b'],
  ],
  ...[{}, { a: 1 }, { b: 1 }, { a: 'a', b: 'b' }, { kind: 'a' }, { kind: 'b', a: 'a' }, { a: {} }],
  ...[{ a: [] }, { c: null, z: 1 }, { a: { a: {} } }, { z: 1 }, { a: 1, b: 2, c: 3 }],
  ...[{ kind: null, b: [1] }, { b: 'ab' }, { a: true }, { c: ['a'] }],
];

/** A schema of 2020-12 that stands alone, as the comparison takes it. */
export function sourceOf(schema: unknown) {
  return { schema, dialect: '2020-12' as const, documents: {} };
}

/** The nodes of two schemas in a universe of their own. */
export function compileBoth(one: unknown, other: unknown): [Node, Node, Universe] {
  const universe = new Universe();
  const nodes = compilePair([sourceOf(one), sourceOf(other)], universe, new Map());
  return [...nodes, universe];
}

/** Two schemas, most often one and a mutation of it, in either order. */
export function randomPair(seed: number): [JsonObject, JsonObject] {
  const chooser = choose(seed);
  const one = acceptingDocument(chooser);
  let other = chooser.chance(0.1) ? randomDocument(chooser, 2) : mutateSchema(one, chooser);
  while (chooser.chance(0.4)) other = mutateSchema(other, chooser);
  return chooser.chance(0.5) ? [one, other] : [other, one];
}

/** Of schemas that accept nothing there is little to say. */
function acceptingDocument(chooser: Choose): JsonObject {
  let document = randomDocument(chooser, 3);
  for (let tries = 0; tries < 8; tries++) {
    const [node] = compileBoth(document, true);
    if (VALUES.some((value) => evaluate(node, value) === true)) break;
    document = randomDocument(chooser, 3);
  }
  return document;
}
