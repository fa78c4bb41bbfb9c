import canonicalize from 'canonicalize';
import type { JsonValue } from '../../artifacts';
import { isObject } from '../openapi/node';
import type { Finding } from './finding';
import type { Bump } from './version-bump';

/** What is said for people: a change in it changes no document that is valid and no code. */
const ANNOTATIONS = new Set([
  ...['$id', '$schema', '$comment', 'title', 'description', 'summary', 'example', 'examples'],
  ...['externalDocs', 'contact', 'license', 'termsOfService', 'x-schema-version', 'x-generated'],
]);

/**
 * The bump that a change needs: major for a break, minor for whatever else can be seen in a message
 * or in code, patch for annotations.
 */
export function requiredBump(
  before: JsonValue,
  after: JsonValue,
  findings: readonly Finding[],
): Bump {
  const isBroken = findings.some(
    ({ severity, direction }) => severity === 'breaking' && direction === 'backward',
  );
  if (isBroken) return 'major';
  if (canonicalize(withoutAnnotations(before)) !== canonicalize(withoutAnnotations(after)))
    return 'minor';
  return canonicalize(before) === canonicalize(after) ? 'none' : 'patch';
}

/** A document without its annotations; names of properties are kept, whatever they are. */
export function withoutAnnotations(value: JsonValue, isMap = false): JsonValue {
  if (Array.isArray(value)) return value.map((item) => withoutAnnotations(item));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key, child]) => isMap || !isAnnotation(key, child));
  return Object.fromEntries(
    kept.map(([key, child]) => [
      key,
      !isMap && DATA.has(key) ? child : withoutAnnotations(child, !isMap && NAMED.has(key)),
    ]),
  );
}

/** Members that hold values of messages, in which every key counts. */
const DATA = new Set(['const', 'enum', 'default']);

/** Members whose keys are names and no keywords. */
const NAMED = new Set([
  ...['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'schemas'],
  ...['paths', 'parameters', 'responses', 'headers', 'securitySchemes', 'requestBodies'],
  ...['callbacks', 'webhooks', 'content', 'encoding', 'mapping', 'scopes', 'variables'],
]);

function isAnnotation(key: string, child: JsonValue): boolean {
  // The version of an API is what the bump is about.
  return ANNOTATIONS.has(key) || (key === 'version' && typeof child === 'string');
}
