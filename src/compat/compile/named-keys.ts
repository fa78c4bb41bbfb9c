import type { Node, Universe } from '../calculus';
import { isObject, type JsonObject } from '../json';

/** Keys that `properties` and `patternProperties` of a schema name. */
export function namedKeys({ properties, patternProperties }: JsonObject, universe: Universe): Node {
  const names = isObject(properties) ? Object.keys(properties) : [];
  const patterns = isObject(patternProperties) ? Object.keys(patternProperties) : [];
  return universe.or([
    universe.values(names),
    ...patterns.map((source) => universe.pattern(source)),
  ]);
}
