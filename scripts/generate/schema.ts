/** A JSON Schema (2020-12) object, as far as the generators read it. */
export interface Schema {
  $id?: string;
  $schema?: string;
  $ref?: string;
  $defs?: Record<string, Schema>;
  'x-schema-version'?: string;
  title?: string;
  description?: string;
  examples?: unknown[];
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  required?: string[];
  properties?: Record<string, Schema>;
  propertyNames?: Schema;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  discriminator?: { propertyName: string; mapping?: Record<string, string> };
}

/** Keywords that say something about the schema and nothing about the instance. */
export const ANNOTATIONS = new Set([
  '$id',
  '$schema',
  '$defs',
  'title',
  'description',
  'examples',
  'x-schema-version',
]);

const ASSERTIONS = new Set([
  '$ref',
  'type',
  'const',
  'enum',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'required',
  'properties',
  'propertyNames',
  'additionalProperties',
  'items',
  'minItems',
  'maxItems',
  'allOf',
  'anyOf',
  'oneOf',
  'discriminator',
]);

/** Every direct subschema of a schema with its path, `properties/run_id` for example. */
function subschemas(schema: Schema): [path: string, schema: Schema][] {
  const found: [string, Schema][] = [];
  for (const key of ['propertyNames', 'items'] as const) {
    if (schema[key]) found.push([key, schema[key]]);
  }
  if (typeof schema.additionalProperties === 'object') {
    found.push(['additionalProperties', schema.additionalProperties]);
  }
  for (const key of ['properties', '$defs'] as const) {
    for (const [name, child] of Object.entries(schema[key] ?? {})) {
      found.push([`${key}/${name}`, child]);
    }
  }
  for (const key of ['allOf', 'anyOf', 'oneOf'] as const) {
    for (const [index, child] of (schema[key] ?? []).entries()) {
      found.push([`${key}/${index}`, child]);
    }
  }
  return found;
}

/** A copy of the schema with `change` applied to it and to everything inside, innermost first. */
export function mapSchema(schema: Schema, change: (schema: Schema) => Schema): Schema {
  const copy: Schema = { ...schema };
  for (const key of ['propertyNames', 'items'] as const) {
    if (copy[key]) copy[key] = mapSchema(copy[key], change);
  }
  if (typeof copy.additionalProperties === 'object') {
    copy.additionalProperties = mapSchema(copy.additionalProperties, change);
  }
  for (const key of ['properties', '$defs'] as const) {
    const children = copy[key];
    if (children) {
      copy[key] = Object.fromEntries(
        Object.entries(children).map(([name, child]) => [name, mapSchema(child, change)]),
      );
    }
  }
  for (const key of ['allOf', 'anyOf', 'oneOf'] as const) {
    if (copy[key]) copy[key] = copy[key].map((child) => mapSchema(child, change));
  }
  return change(copy);
}

/**
 * Refuses a keyword that the generators do not know, so that none is silently ignored.
 *
 * @throws Error naming the keyword and where it stands
 */
export function refuseUnknownKeywords(schema: Schema, where: string): void {
  for (const keyword of Object.keys(schema)) {
    if (!ANNOTATIONS.has(keyword) && !ASSERTIONS.has(keyword)) {
      throw new Error(
        `${where}: the generators do not know the keyword ${JSON.stringify(keyword)}; ` +
          'add it to scripts/generate/schema.ts and src/contract/shape, or express it otherwise',
      );
    }
  }
  for (const [path, child] of subschemas(schema)) refuseUnknownKeywords(child, `${where}/${path}`);
}
