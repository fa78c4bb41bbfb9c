import type { JsonObject, JsonValue } from '../../artifacts';
import { isObject } from './node';
import type { OpenApiDocument } from './openapi-document';
import { mapChildren } from './schema-children';
import { toJsonSchema } from './to-json-schema';

/** Which way a message goes. */
export type MessageKind = 'request' | 'response';

/** What a schema is projected to. */
export interface Projection {
  readonly message: MessageKind;
  /**
   * Whether the members of a oneOf are alternatives of which more than one may fit, as a reader that
   * ignores what it does not know must take them.
   */
  readonly isTolerant: boolean;
}

/** What is no part of a message of that kind. */
const ABSENT = { request: 'readOnly', response: 'writeOnly' } as const;

/** What is said for people and for tools, and nothing about the value. */
const ANNOTATIONS = new Set([
  ...['title', 'description', 'default', 'deprecated', 'readOnly', 'writeOnly', 'examples'],
  ...['xml', 'externalDocs', 'example', 'discriminator', '$comment'],
]);

/** What the format int32 means (OpenAPI 3.0 §4.4); int64 holds every integer that JSON can be relied on for. */
const INT32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };

/**
 * A schema as one kind of message has it: `readOnly` properties are no part of a request and not
 * required there, `writeOnly` ones of a response; the format int32 is the range it means. What is
 * said in OpenAPI's own words is said in those of JSON Schema 2020-12.
 */
export function projectMessage(
  document: OpenApiDocument,
  schema: JsonValue,
  { message, isTolerant }: Projection,
  pointer: string,
): JsonValue {
  return project(schema, new Set());

  function project(part: JsonValue, absentAbove: ReadonlySet<string>): JsonValue {
    if (!isObject(part)) return part;
    const absent = new Set([...absentAbove, ...absentProperties(part)]);
    const kept = toJsonSchema(
      withRange(withoutAnnotations(withoutAbsent(part, absent))),
      document.version,
    );
    const { allOf, ...rest } = isTolerant ? withAlternatives(kept) : kept;
    const projected = mapChildren(rest, (child) => project(child, new Set()));
    if (!isObject(projected) || !Array.isArray(allOf)) return projected;
    // What a sibling in allOf makes absent cannot be required here.
    return { ...projected, allOf: allOf.map((child) => project(child, absent)) };
  }

  function absentProperties(part: JsonObject): string[] {
    const branches = Array.isArray(part['allOf']) ? part['allOf'] : [];
    return [part, ...branches].flatMap((branch) => {
      const properties = isObject(branch) ? branch['properties'] : undefined;
      if (!isObject(properties)) return [];
      return Object.keys(properties).filter((name) => isAbsent(properties[name]));
    });
  }

  function isAbsent(property: JsonValue | undefined): boolean {
    if (property === undefined) return false;
    const isMarked = (value: JsonValue) => isObject(value) && value[ABSENT[message]] === true;
    return isMarked(property) || isMarked(document.resolve({ value: property, pointer }).value);
  }
}

function withoutAbsent(part: JsonObject, absent: ReadonlySet<string>): JsonObject {
  if (absent.size === 0) return part;
  const { properties, required, ...rest } = part;
  const isPresent = (name: JsonValue) => typeof name !== 'string' || !absent.has(name);
  return {
    ...rest,
    ...(isObject(properties) && {
      properties: Object.fromEntries(
        Object.entries(properties).filter(([name]) => isPresent(name)),
      ),
    }),
    ...(Array.isArray(required) && { required: required.filter(isPresent) }),
  };
}

function withoutAnnotations(part: JsonObject): JsonObject {
  const kept = Object.entries(part).filter(
    ([key]) => !ANNOTATIONS.has(key) && !key.startsWith('x-'),
  );
  return Object.fromEntries(kept);
}

function withAlternatives(part: JsonObject): JsonObject {
  const { oneOf, anyOf, allOf, ...rest } = part;
  if (oneOf === undefined) return part;
  if (anyOf === undefined) return { ...rest, ...(allOf !== undefined && { allOf }), anyOf: oneOf };
  const branches = Array.isArray(allOf) ? allOf : [];
  return { ...rest, anyOf, allOf: [...branches, { anyOf: oneOf }] };
}

function withRange(part: JsonObject): JsonObject {
  if (part['format'] !== 'int32') return part;
  const branches = Array.isArray(part['allOf']) ? part['allOf'] : [];
  return { ...part, allOf: [...branches, INT32] };
}
