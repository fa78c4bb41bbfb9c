import { isObject, type Json, type JsonObject } from '../../../src/compat/json';
import type { Choose } from './choose';
import { randomKeyword, randomSchema } from './random-schema';

/** A copy of a schema in which something small is different, here or further inside. */
export function mutateSchema(root: JsonObject, choose: Choose): JsonObject {
  for (;;) {
    const copy = structuredClone(root);
    change(choose.from([...schemasIn(copy)]), choose);
    if (JSON.stringify(copy) !== JSON.stringify(root)) return copy;
  }
}

/** All objects inside that look like schemas. */
function* schemasIn(value: Json, key = ''): Generator<JsonObject> {
  if (Array.isArray(value)) for (const item of value) yield* schemasIn(item);
  if (!isObject(value)) return;
  const isMap = ['properties', 'patternProperties', '$defs', 'dependentSchemas'].includes(key);
  const isData = ['enum', 'const', 'default', 'dependentRequired'].includes(key);
  if (isData) return;
  if (!isMap) yield value;
  for (const [inner, one] of Object.entries(value)) yield* schemasIn(one, isMap ? '' : inner);
}

function change(schema: JsonObject, choose: Choose): void {
  const keys = Object.keys(schema).filter((key) => key !== '$defs');
  const key = keys.length > 0 ? choose.from(keys) : undefined;
  const value = key === undefined ? undefined : schema[key];
  switch (choose.below(7)) {
    case 0: {
      const [name, added] = randomKeyword(choose);
      schema[name] = added;
      return;
    }
    case 1:
      if (key !== undefined) Reflect.deleteProperty(schema, key);
      return;
    case 2:
      if (key !== undefined && typeof value === 'number') {
        schema[key] = Math.max(key === 'multipleOf' ? 0.5 : 0, value + choose.from([-1, 1, 2]));
      }
      return;
    case 3:
      if (Array.isArray(value) && value.length > 1) value.splice(choose.below(value.length), 1);
      return;
    case 4:
      if (Array.isArray(value) && key?.endsWith('Of')) value.push(randomSchema(choose));
      else if (key === 'enum' && Array.isArray(value)) value.push(choose.from([null, 'a', 7, {}]));
      return;
    case 5:
      wrap(schema, choose);
      return;
    default:
      if (key === 'properties' && isObject(value)) {
        value[choose.from(['a', 'b', 'z'])] = randomSchema(choose);
      }
  }
}

/** The same schema said otherwise, with or without more. */
function wrap(schema: JsonObject, choose: Choose): void {
  const { $defs, ...inner } = structuredClone(schema);
  for (const key of Object.keys(schema)) if (key !== '$defs') Reflect.deleteProperty(schema, key);
  const other = randomSchema(choose);
  const ways: JsonObject[] = [
    { allOf: [inner] },
    { anyOf: [inner] },
    { anyOf: [inner, other] },
    { allOf: [inner, other] },
    { not: { not: inner } },
    { oneOf: [inner, false] },
    { if: other, then: inner, else: inner },
  ];
  Object.assign(schema, choose.from(ways));
  if ($defs !== undefined) schema['$defs'] = $defs;
}
