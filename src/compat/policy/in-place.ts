import type { SchemaDocument } from '../compile';
import { isObject, type Json, type JsonObject } from '../json';

/** Keywords whose schemas speak of the same value; of those in one group not more than one holds. */
const GROUPS = [['allOf'], ['anyOf'], ['oneOf'], ['if'], ['then', 'else'], ['dependentSchemas']];

/** Schemas that speak of the same value as a schema, those that exclude each other together. */
export function inPlace(schema: JsonObject, document: SchemaDocument): JsonObject[][] {
  const groups = GROUPS.flatMap((keywords) => {
    if (!keywords.some((keyword) => keyword in schema)) return [];
    const parts = keywords.flatMap((keyword) => partsOf(schema[keyword], keyword));
    return keywords[0] === 'allOf' ? parts.map((part) => [part]) : [parts];
  });
  const target = targetOf(schema, document);
  return (target ? [...groups, [target]] : groups).filter((group) => group.length > 0);
}

function partsOf(value: Json | undefined, keyword: string): JsonObject[] {
  if (Array.isArray(value)) return value.filter(isObject);
  if (!isObject(value)) return [];
  return keyword === 'dependentSchemas' ? Object.values(value).filter(isObject) : [value];
}

/** What the `$ref` of a schema leads to. */
export function targetOf(schema: JsonObject, document: SchemaDocument): JsonObject | undefined {
  const { $ref } = schema;
  if (typeof $ref !== 'string') return undefined;
  const target = document.resolve($ref, document.resourceOf(schema))?.schema;
  return isObject(target) ? target : undefined;
}
