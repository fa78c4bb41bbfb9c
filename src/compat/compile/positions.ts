import { isObject, member, type JsonObject } from '../json';
import type { Dialect } from './dialect';

/** How a keyword holds schemas: one, a list, by name, or one or several of these. */
type Holding = 'schema' | 'list' | 'map' | 'schema or list' | 'map of schemas or names';

const HOLDING: Readonly<Record<string, Holding>> = {
  $defs: 'map',
  definitions: 'map',
  additionalItems: 'schema',
  additionalProperties: 'schema',
  allOf: 'list',
  anyOf: 'list',
  contains: 'schema',
  contentSchema: 'schema',
  dependencies: 'map of schemas or names',
  dependentSchemas: 'map',
  else: 'schema',
  if: 'schema',
  items: 'schema or list',
  not: 'schema',
  oneOf: 'list',
  patternProperties: 'map',
  prefixItems: 'list',
  properties: 'map',
  propertyNames: 'schema',
  then: 'schema',
  unevaluatedItems: 'schema',
  unevaluatedProperties: 'schema',
};

/** Keywords that hold schemas for others to refer to. */
export const DEFINITIONS: ReadonlySet<string> = new Set(['$defs', 'definitions', 'contentSchema']);

/** Schemas directly inside a schema, with the keyword that holds them. */
export function* subschemas(
  schema: JsonObject,
  { refStandsAlone }: Dialect,
): Generator<{ keyword: string; schema: unknown }> {
  for (const keyword of Object.keys(schema)) {
    const holding = Object.hasOwn(HOLDING, keyword) ? HOLDING[keyword] : undefined;
    if (!holding) continue;
    if (refStandsAlone && '$ref' in schema && !DEFINITIONS.has(keyword)) continue;
    for (const inner of held(member(schema, keyword), holding)) yield { keyword, schema: inner };
  }
}

/** The schema with each schema directly inside it replaced. */
export function mapSubschemas(schema: JsonObject, map: (inner: unknown) => unknown): JsonObject {
  const entries = Object.entries(schema).map(([keyword, value]): [string, unknown] => {
    const holding = Object.hasOwn(HOLDING, keyword) ? HOLDING[keyword] : undefined;
    return [keyword, holding ? mapHeld(value, holding, map) : value];
  });
  // What was JSON stays JSON.
  return Object.fromEntries(entries) as JsonObject;
}

function mapHeld(value: unknown, holding: Holding, map: (inner: unknown) => unknown): unknown {
  if (Array.isArray(value))
    return holding === 'map' || holding === 'schema' ? value : value.map(map);
  if (holding === 'schema' || holding === 'schema or list') return map(value);
  if (!isObject(value) || holding === 'list') return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    Array.isArray(inner) ? inner : map(inner),
  ]);
  return Object.fromEntries(entries);
}

function held(value: unknown, holding: Holding): unknown[] {
  switch (holding) {
    case 'schema':
      return [value];
    case 'list':
      return Array.isArray(value) ? value : [];
    case 'schema or list':
      return Array.isArray(value) ? value : [value];
    case 'map':
      return isObject(value) ? Object.values(value) : [];
    case 'map of schemas or names':
      return isObject(value) ? Object.values(value).filter((one) => !Array.isArray(one)) : [];
  }
}
