import type { JsonObject } from '../json';

/** The schema, and another condition besides. */
export function addCondition(schema: JsonObject, condition: JsonObject): JsonObject {
  const { allOf = [], ...others } = schema;
  return { ...others, allOf: [...(Array.isArray(allOf) ? allOf : []), condition] };
}
