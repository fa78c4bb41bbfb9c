import type { SchemaDocument } from '../compile';
import { isObject, type Json, type JsonObject } from '../json';
import { targetOf } from './in-place';

/** Keywords of a plain object schema: what they say can be joined with what another says. */
const PLAIN: ReadonlySet<string> = new Set([
  ...['type', 'properties', 'required', 'title', 'description', 'examples', '$comment'],
]);

/** Keywords by which the schema of a property may name properties. */
const NAMING = ['properties', 'patternProperties', '$ref', 'allOf', 'anyOf', 'oneOf', 'if'];

/**
 * A schema that is others and more (`allOf`) as a single one, so that it can be seen which
 * properties there are. Left as it is when it or they say more than types, properties and which
 * are required.
 */
export function flatten(schema: JsonObject, document: SchemaDocument): JsonObject {
  const { allOf, ...own } = schema;
  if (!Array.isArray(allOf)) return schema;
  const parts = [...allOf.map((part) => dereference(part, document)), own];
  return parts.every(isPlain) && !haveCommonObject(parts) ? parts.reduce(join) : schema;
}

/** Whether a property whose own properties are named, is said more of elsewhere. */
function haveCommonObject(parts: readonly JsonObject[]): boolean {
  const named = new Set<string>();
  return parts.some(({ properties }) =>
    Object.entries(mapOf(properties)).some(([key, schema]) => {
      const isAgain = named.has(key);
      if (isObject(schema) && NAMING.some((keyword) => keyword in schema)) named.add(key);
      return isAgain;
    }),
  );
}

function dereference(schema: Json, document: SchemaDocument): Json {
  if (!isObject(schema) || Object.keys(schema).join() !== '$ref') return schema;
  const target = targetOf(schema, document);
  // References inside another document would lead elsewhere from here.
  const isHere = target && document.resourceOf(target) === document.resourceOf(schema);
  return isHere ? target : schema;
}

function isPlain(schema: Json): schema is JsonObject {
  return isObject(schema) && Object.keys(schema).every((keyword) => PLAIN.has(keyword));
}

function join(one: JsonObject, other: JsonObject): JsonObject {
  const type = other['type'] ?? one['type'];
  const required = [...new Set([...listOf(one['required']), ...listOf(other['required'])])];
  return {
    ...(type !== undefined && { type }),
    properties: joinProperties(mapOf(one['properties']), mapOf(other['properties'])),
    ...(required.length > 0 && { required }),
  };
}

function joinProperties(one: JsonObject, other: JsonObject): JsonObject {
  const joined = Object.entries(other).map(([key, schema]): [string, Json] => {
    const before = Object.hasOwn(one, key) ? one[key] : undefined;
    return [key, before === undefined ? schema : { allOf: [before, schema] }];
  });
  return Object.fromEntries([...Object.entries(one), ...joined]);
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function mapOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
