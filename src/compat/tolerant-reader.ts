import type { JsonObject, JsonValue } from '../artifacts';
import { isObject } from './openapi/node';
import { mapChildren } from './openapi/schema-children';

/** Keywords whose schemas are about the same value, and so about the same object's properties. */
const IN_PLACE = ['allOf', 'anyOf', 'oneOf'] as const;
const CONDITIONS = ['if', 'then', 'else'] as const;

/** Keywords that say by themselves what other properties an object has. */
const OTHERS = ['additionalProperties', 'unevaluatedProperties'];

/** A schema of 2020-12 as its writer keeps to it: no object has a property that the schema does not name. */
export function closed(root: JsonValue): JsonValue {
  return close(root, root);
}

/** A schema of 2020-12 as a tolerant reader applies it: what is not known is passed over. */
export function opened(schema: JsonValue): JsonValue {
  if (!isObject(schema)) return schema;
  const kept = Object.entries(schema).filter(
    ([key, value]) => !(value === false && OTHERS.includes(key)),
  );
  return alternatives(mapChildren(Object.fromEntries(kept), opened));
}

/** The schema of a whole value: it ends what its branches began. */
function close(schema: JsonValue, root: JsonValue): JsonValue {
  const inside = closeInside(schema, root);
  if (!isObject(inside) || !names(schema, root, new Set())) return inside;
  return { ...inside, unevaluatedProperties: false };
}

function closeInside(schema: JsonValue, root: JsonValue): JsonValue {
  if (!isObject(schema)) return schema;
  const branches: JsonObject = {};
  const rest: JsonObject = {};
  for (const [key, value] of Object.entries(schema)) {
    if (isInPlace(key) && Array.isArray(value))
      branches[key] = value.map((one) => closeInside(one, root));
    else if (isCondition(key)) branches[key] = closeInside(value, root);
    else if (key === '$defs' && isObject(value)) branches[key] = mapValues(value, root);
    else rest[key] = value;
  }
  const others = mapChildren(withRequired(rest), (child) => close(child, root));
  return alternatives({ ...(isObject(others) ? others : {}), ...branches });
}

/** What is required is named too, and may be anything. */
function withRequired(schema: JsonObject): JsonObject {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const named = required.flatMap((name) =>
    typeof name === 'string' ? [[name, true] as const] : [],
  );
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  if (named.length === 0) return schema;
  return { ...schema, properties: { ...Object.fromEntries(named), ...properties } };
}

function mapValues(definitions: JsonObject, root: JsonValue): JsonObject {
  const entries = Object.entries(definitions);
  return Object.fromEntries(entries.map(([name, value]) => [name, closeInside(value, root)]));
}

/** Variants are told apart by what they name; as readers ignore the rest, more than one may fit. */
function alternatives(schema: JsonValue): JsonValue {
  if (!isObject(schema) || !Array.isArray(schema['oneOf'])) return schema;
  const { oneOf, allOf, ...rest } = schema;
  return { ...rest, allOf: [...(Array.isArray(allOf) ? allOf : []), { anyOf: oneOf }] };
}

/** Whether a schema, or a branch of it, names properties, and none says what others there are. */
function names(schema: JsonValue, root: JsonValue, seen: Set<JsonValue>): boolean {
  const parts = inPlace(schema, root, seen);
  return (
    parts.some((part) => isObject(part['properties'])) &&
    !parts.some((part) => OTHERS.some((keyword) => Object.hasOwn(part, keyword)))
  );
}

function inPlace(schema: JsonValue, root: JsonValue, seen: Set<JsonValue>): JsonObject[] {
  if (!isObject(schema) || seen.has(schema)) return [];
  seen.add(schema);
  const branches = [
    ...IN_PLACE.flatMap((key) => (Array.isArray(schema[key]) ? schema[key] : [])),
    ...CONDITIONS.flatMap((key) => schema[key] ?? []),
    ...referenced(schema, root),
  ];
  return [schema, ...branches.flatMap((branch) => inPlace(branch, root, seen))];
}

function referenced({ $ref }: JsonObject, root: JsonValue): JsonValue[] {
  const name = typeof $ref === 'string' ? /^#\/\$defs\/([^/]+)$/.exec($ref)?.[1] : undefined;
  const definitions = isObject(root) ? root['$defs'] : undefined;
  if (name === undefined || !isObject(definitions)) return [];
  const found = definitions[decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~')];
  return found === undefined ? [] : [found];
}

function isInPlace(key: string): boolean {
  return IN_PLACE.some((one) => one === key);
}

function isCondition(key: string): boolean {
  return CONDITIONS.some((one) => one === key);
}
