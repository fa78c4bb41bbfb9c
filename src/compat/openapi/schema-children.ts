import type { JsonValue } from '../../artifacts';
import { isObject } from './node';

/** Keywords that hold one schema, several by position, and several by name. */
const SINGLE = [
  ...['items', 'additionalProperties', 'additionalItems', 'not', 'if', 'then', 'else', 'contains'],
  ...['propertyNames', 'unevaluatedProperties', 'unevaluatedItems', 'contentSchema'],
] as const;
const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const;
const MAPS = [
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
  'definitions',
] as const;

const KINDS: ReadonlyMap<string, 'single' | 'list' | 'map'> = new Map([
  ...SINGLE.map((name) => [name, 'single'] as const),
  ...LISTS.map((name) => [name, 'list'] as const),
  ...MAPS.map((name) => [name, 'map'] as const),
]);

/** The path of every schema directly inside a schema, each with its value. */
export function childrenOf(schema: JsonValue): [path: readonly string[], child: JsonValue][] {
  if (!isObject(schema)) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const kind = KINDS.get(keyword);
    // Before 2020-12, items could hold a list.
    if (kind === 'list' || (kind === 'single' && Array.isArray(value))) {
      if (!Array.isArray(value)) return [];
      return value.map((child, index): [string[], JsonValue] => [[keyword, String(index)], child]);
    }
    if (kind === 'single') return [[[keyword], value]];
    if (kind !== 'map' || !isObject(value)) return [];
    return Object.entries(value).map(([name, child]): [string[], JsonValue] => [
      [keyword, name],
      child,
    ]);
  });
}

/** A copy of a schema in which every schema directly inside is what `change` makes of it. */
export function mapChildren(schema: JsonValue, change: (child: JsonValue) => JsonValue): JsonValue {
  if (!isObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      const kind = KINDS.get(keyword);
      if (kind === undefined) return [keyword, value];
      if (Array.isArray(value)) return [keyword, value.map(change)];
      if (kind === 'single') return [keyword, change(value)];
      if (!isObject(value)) return [keyword, value];
      const members = Object.entries(value).map(([name, child]) => [name, change(child)] as const);
      return [keyword, Object.fromEntries(members)];
    }),
  );
}
