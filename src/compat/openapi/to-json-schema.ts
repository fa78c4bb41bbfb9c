import type { JsonObject, JsonValue } from '../../artifacts';
import { isObject } from './node';
import type { OpenApiVersion } from './openapi-document';

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

/**
 * A schema of what is read from text, a parameter or a header: where any string will do, the text
 * of any number, boolean or null will.
 */
export function readFromText(schema: JsonObject): JsonObject {
  if (schema['type'] === 'array' && isObject(schema['items']))
    return { ...schema, items: readFromText(schema['items']) };
  const isAnyString = schema['type'] === 'string' && Object.keys(schema).length === 1;
  return isAnyString ? { type: SCALARS } : schema;
}
