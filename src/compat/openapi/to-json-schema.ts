import type { JsonObject, JsonValue } from '../../artifacts';
import { isObject } from './node';
import type { OpenApiVersion } from './openapi-document';
import { childrenOf, mapChildren } from './schema-children';

/**
 * A Schema Object, less what is inside of it, as JSON Schema 2020-12 says the same. In 3.0 a `$ref`
 * stands alone, and `nullable` adds null to the type beside it (OpenAPI 3.0.3 §4.7.24).
 */
export function toJsonSchema(part: JsonObject, version: OpenApiVersion): JsonObject {
  if (version !== '3.0') return part;
  if (typeof part['$ref'] === 'string') return { $ref: part['$ref'] };
  const { nullable, exclusiveMinimum, exclusiveMaximum, minimum, maximum, ...schema } = part;
  const translated = {
    ...schema,
    ...bound('minimum', 'exclusiveMinimum', minimum, exclusiveMinimum),
    ...bound('maximum', 'exclusiveMaximum', maximum, exclusiveMaximum),
  };
  if (nullable !== true || typeof part['type'] !== 'string') return translated;
  return { ...translated, type: [part['type'], 'null'] };
}

/** A bound, which OpenAPI 3.0 makes exclusive by a flag beside it, as draft 5 of JSON Schema did. */
function bound(
  name: string,
  exclusiveName: string,
  limit: JsonValue | undefined,
  isExclusive: JsonValue | undefined,
): JsonObject {
  if (limit === undefined) return {};
  return { [isExclusive === true ? exclusiveName : name]: limit };
}

/** The types of a schema in which a text can be told to be text and nothing else. */
const SCALARS: JsonValue = ['string', 'number', 'boolean', 'null'];

/** Keywords by which less is valid when more is valid by the schemas that they hold. */
const OPPOSITES = new Set(['not', 'if', 'oneOf', 'contains', 'unevaluatedItems']);

/**
 * A schema of what is read from text, a parameter, a header or a form: wherever any string will do,
 * the text of any number, boolean or null will. It is left as it is when it could refuse by that.
 */
export function readFromText(schema: JsonObject): JsonObject {
  const relaxed = relax(schema);
  return isObject(relaxed) && !hasOpposites(schema) ? relaxed : schema;
}

function relax(schema: JsonValue): JsonValue {
  const isAnyString = isObject(schema) && Object.keys(schema).join() === 'type';
  if (isAnyString && schema['type'] === 'string') return { type: SCALARS };
  return mapChildren(schema, relax);
}

function hasOpposites(schema: JsonValue): boolean {
  if (!isObject(schema)) return false;
  if (Object.keys(schema).some((keyword) => OPPOSITES.has(keyword))) return true;
  return childrenOf(schema).some(([, child]) => hasOpposites(child));
}
