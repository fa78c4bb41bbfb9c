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
