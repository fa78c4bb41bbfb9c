import type { Json, JsonObject } from '../../../src/compat/json';
import { choose } from './choose';
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

/** Two schemas, most often one and a mutation of it, in either order. */
export function randomPair(
  seed: number,
  accepts: (schema: JsonObject, value: Json) => boolean,
): [JsonObject, JsonObject] {
  const chooser = choose(seed);
  let one = randomDocument(chooser, 3);
  // Of schemas that accept nothing there is little to say.
  for (let tries = 0; tries < 8 && !VALUES.some((value) => accepts(one, value)); tries++) {
    one = randomDocument(chooser, 3);
  }
  let other = chooser.chance(0.1) ? randomDocument(chooser, 2) : mutateSchema(one, chooser);
  while (chooser.chance(0.4)) other = mutateSchema(other, chooser);
  return chooser.chance(0.5) ? [one, other] : [other, one];
}
