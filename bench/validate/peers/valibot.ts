import * as v from 'valibot';
import { resolved, variantsOf, withWholeAlternatives, type Schema } from './schema';

/** A keyword of JSON Schema as an action of valibot. */
const ACTIONS: Record<string, (value: never) => v.Action> = {
  minLength: (length: number) => v.minLength(length),
  maxLength: (length: number) => v.maxLength(length),
  pattern: (pattern: string) => v.regex(new RegExp(pattern, 'u')),
  minimum: (value: number) => v.minValue(value),
  maximum: (value: number) => v.maxValue(value),
};

/** A type of JSON Schema as a schema of valibot. */
const TYPES: Record<string, () => v.Schema> = {
  string: () => v.string(),
  number: () => v.number(),
  integer: () => v.pipe(v.number(), v.integer()),
  boolean: () => v.boolean(),
  null: () => v.null(),
};

/** A schema of events for valibot, which has no reader of JSON Schema. */
export function valibotOf(schema: Schema): v.Schema {
  const whole = withWholeAlternatives(schema);
  const { $defs = {} } = whole;
  return v.variant(
    'event_name',
    variantsOf(whole).map((variant) => convert(variant, $defs)),
  );
}

function convert(reference: Schema, $defs: Record<string, Schema>): v.Schema {
  const schema = resolved(reference, $defs);
  if ('const' in schema) return v.literal(schema['const']);
  if ('enum' in schema) return v.picklist(schema['enum'] as readonly unknown[]);
  if (schema.anyOf) return v.union(schema.anyOf.map((part) => convert(part, $defs)));
  const types = [schema['type'] as string | string[]].flat();
  const [only, ...others] = types.map((type) => ofType(type, schema, $defs));
  if (!only) throw new Error(`no type: ${JSON.stringify(schema)}`);
  return others.length > 0 ? v.union([only, ...others]) : only;
}

function ofType(type: string, schema: Schema, $defs: Record<string, Schema>): v.Schema {
  if (type === 'object') return objectOf(schema, $defs);
  if (type === 'array') return v.array(convert(schema['items'] as Schema, $defs));
  const base = TYPES[type];
  if (!base) throw new Error(`type ${type} is not one of JSON Schema`);
  const actions = Object.entries(schema).flatMap(([keyword, value]) => {
    const bounds = type === 'string' ? /Length$|^pattern$/ : /^(minimum|maximum)$/;
    return type !== 'null' && bounds.test(keyword) ? [ACTIONS[keyword]?.(value as never)] : [];
  });
  // Its own check of time zones and calendars is coarser than a date's, as the others' are.
  const format = schema['format'] === 'date-time' ? [v.isoTimestamp()] : [];
  const all = [...actions, ...format].filter((action) => action !== undefined);
  return all.length > 0 ? v.pipe(base(), ...all) : base();
}

function objectOf(schema: Schema, $defs: Record<string, Schema>): v.Schema {
  const { required = [] } = schema;
  const properties = schema['properties'] as Record<string, Schema> | undefined;
  if (!properties) {
    const key = schema['propertyNames'] as Schema;
    const value = schema['additionalProperties'] as Schema;
    return v.record(convert(key, $defs), convert(value, $defs));
  }
  const entries = Object.entries(properties).map(([name, property]) => {
    const converted = convert(property, $defs);
    return [name, required.includes(name) ? converted : v.optional(converted)] as const;
  });
  return v.strictObject(Object.fromEntries(entries));
}
