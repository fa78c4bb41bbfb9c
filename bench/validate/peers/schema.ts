/** A JSON Schema, in what of it the peers' forms look at. */
export interface Schema {
  readonly [keyword: string]: unknown;
  readonly $defs?: Record<string, Schema>;
  readonly $ref?: string;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly required?: readonly string[];
}

/** The writer profile: every object closed that does not say itself what else it takes. */
export function closed(schema: Schema): Schema {
  return mapSchemas(schema, (part) => {
    const isOpen = part['type'] === 'object' && 'properties' in part;
    return isOpen && !('additionalProperties' in part)
      ? { ...part, additionalProperties: false }
      : part;
  });
}

/**
 * With a discriminator, but its mapping, which Ajv and schemasafe do not take: the constants of the
 * variants say the same.
 */
export function withoutMapping(schema: Schema): Schema {
  return { ...schema, discriminator: { propertyName: 'event_name' } };
}

/**
 * Without a discriminator, for who does not know it. The constants of the variants exclude each
 * other, so that the first that fits is the only one.
 */
export function withAnyOf({ oneOf = [], discriminator: _, ...schema }: Schema): Schema {
  return { ...schema, anyOf: oneOf };
}

/** Each `required` with a type: of one alone in an `anyOf` tjs 7 says that nothing fits. */
export function withTypes(schema: Schema): Schema {
  return mapSchemas(schema, (part) => (part.required ? { type: 'object', ...part } : part));
}

/**
 * Alternatives of which properties are required become alternatives of the whole object, for who
 * makes types of schemas.
 */
export function withWholeAlternatives(schema: Schema): Schema {
  return mapSchemas(schema, ({ anyOf, ...part }) => {
    if (!anyOf || part['type'] !== 'object') return anyOf ? { ...part, anyOf } : part;
    const { required = [] } = part;
    return {
      anyOf: anyOf.map((other) => ({
        ...part,
        required: [...new Set([...required, ...(other.required ?? [])])],
      })),
    };
  });
}

/** The variants of an event, each a schema of its own. */
export function variantsOf({ oneOf = [], $defs = {} }: Schema): Schema[] {
  return oneOf.map((variant) => ({ ...resolved(variant, $defs), $defs }));
}

/** What a reference to a definition stands for; a schema that is none is itself. */
export function resolved(schema: Schema, $defs: Record<string, Schema>): Schema {
  if (schema.$ref === undefined) return schema;
  const target = $defs[schema.$ref.replace('#/$defs/', '')];
  if (!target) throw new Error(`${schema.$ref}: no such definition`);
  return resolved(target, $defs);
}

function mapSchemas(schema: Schema, change: (part: Schema) => Schema): Schema {
  const entries = Object.entries(schema)
    .filter(([keyword]) => keyword !== 'examples')
    .map(([keyword, value]) => [keyword, mapValue(value, change)]);
  return change(Object.fromEntries(entries) as Schema);
}

function mapValue(value: unknown, change: (part: Schema) => Schema): unknown {
  if (Array.isArray(value)) return value.map((item) => mapValue(item, change));
  return typeof value === 'object' && value !== null ? mapSchemas(value as Schema, change) : value;
}
