import { isObject, type JsonObject } from '../json';
import type { Dialect } from './dialect';
import { absolute, type Resource, type SchemaDocument, type Target } from './document';
import type { Scope } from './scope';

/** A reference in a schema: what it names, or its URI when that is not known. */
export interface Reference {
  readonly keyword: string;
  readonly uri: string;
  readonly target: JsonObject | boolean | undefined;
}

/** Keywords that refer to another schema, and the drafts that have them. */
const REFERRING: Readonly<Record<string, (dialect: Dialect) => boolean>> = {
  $ref: () => true,
  $dynamicRef: ({ draft }) => draft >= 2020,
  $recursiveRef: ({ draft }) => draft === 2019,
};

/** The references of a schema itself, not of those inside it. */
export function referencesOf(
  schema: JsonObject,
  document: SchemaDocument,
  scope: Scope,
): Reference[] {
  const keywords = Object.keys(REFERRING).filter((keyword) => keyword in schema);
  if (keywords.length === 0) return [];
  const resource = document.resourceOf(schema);
  return keywords.flatMap((keyword) => {
    const text = schema[keyword];
    if (!REFERRING[keyword]?.(resource.dialect) || typeof text !== 'string') return [];
    const target = document.resolve(text, resource);
    const uri = absolute(text, resource.uri) ?? text;
    if (keyword === '$ref') return [{ keyword, uri, target: target?.schema }];
    return [{ keyword, uri, target: dynamicTarget(target, document, scope) }];
  });
}

/** Where a dynamic anchor is named, its outermost namesake on the way is meant. */
function dynamicTarget(
  target: Target | undefined,
  document: SchemaDocument,
  scope: Scope,
): JsonObject | boolean | undefined {
  if (!target || !isObject(target.schema) || target.anchor === undefined) return target?.schema;
  const { dynamicAnchors }: Resource = document.resourceOf(target.schema);
  if (dynamicAnchors.get(target.anchor) !== target.schema) return target.schema;
  return scope.outermost(target.anchor)?.dynamicAnchors.get(target.anchor) ?? target.schema;
}
