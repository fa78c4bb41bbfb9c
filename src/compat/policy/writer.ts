import { DIALECTS, mapSubschemas, SchemaDocument, type SchemaSource } from '../compile';
import { isObject, type Json, type JsonObject } from '../json';
import { addCondition } from './add-condition';
import { flatten } from './flatten';
import { inPlace } from './in-place';
import { ofMinor, versionOf } from './version';

/**
 * What a writer emits: no properties but those that the schema names, and its own version. An object whose properties are named by several schemas together stays open, unless one of
 * them names all: the others cannot say what else there is.
 */
export function asWriter(source: SchemaSource): SchemaSource {
  const { schema, dialect, documents } = source;
  const document = new SchemaDocument(schema, DIALECTS[dialect], documents);
  const writer = new Writer(document);
  const others = Object.entries(documents).map(
    ([uri, other]) => [uri, writer.close(other)] as const,
  );
  return {
    ...source,
    schema: writer.close(schema),
    documents: Object.fromEntries<unknown>(others),
  };
}

/** Keywords that speak of properties which they do not list. */
const WITHOUT_END = ['patternProperties', 'additionalProperties', 'unevaluatedProperties'];

const ALL = Symbol('all properties');

class Writer {
  /** Schemas that name properties together with others. */
  private readonly shared = new Set<JsonObject>();

  constructor(private readonly document: SchemaDocument) {
    for (const schema of document.schemas()) {
      if (flatten(schema, document) === schema) this.findShared(schema);
    }
  }

  private findShared(schema: JsonObject): void {
    const parts = inPlace(schema, this.document).flat();
    const naming = inPlace(schema, this.document).filter((group) => this.named(group).size > 0);
    const own = isObject(schema['properties'])
      ? new Set<unknown>(Object.keys(schema['properties']))
      : undefined;
    if (naming.length + (own ? 1 : 0) < 2) return;
    for (const part of parts) this.share(part);
    // One that names all that the others name can say what else there is.
    const isWhole = own && [...this.named(parts)].every((name) => own.has(name));
    if (!isWhole) this.shared.add(schema);
  }

  private share(schema: JsonObject): void {
    if (this.shared.has(schema)) return;
    this.shared.add(schema);
    for (const part of inPlace(schema, this.document).flat()) this.share(part);
  }

  /** Properties that schemas, or those that speak of the same value, name; `ALL` when without end. */
  private named(schemas: readonly JsonObject[], seen = new Set<JsonObject>()): Set<unknown> {
    const names = new Set<unknown>();
    for (const schema of schemas) {
      if (seen.has(schema)) continue;
      seen.add(schema);
      if (WITHOUT_END.some((keyword) => keyword in schema)) names.add(ALL);
      if (isObject(schema['properties'])) {
        for (const name of Object.keys(schema['properties'])) names.add(name);
      }
      for (const name of this.named(inPlace(schema, this.document).flat(), seen)) names.add(name);
    }
    return names;
  }

  close(schema: unknown): unknown {
    if (!isObject(schema)) return schema;
    const version = versionOf(schema);
    const flat = flatten(schema, this.document);
    const inner = mapSubschemas(flat, (one) => this.close(one));
    const closed =
      !this.shared.has(schema) && isOpenObject(flat)
        ? { ...withRequired(inner), additionalProperties: false }
        : inner;
    return version ? addCondition(closed, ofMinor(version)) : closed;
  }
}

function isOpenObject(schema: JsonObject): boolean {
  const isObjectSchema = schema['type'] === 'object' && isObject(schema['properties']);
  return isObjectSchema && !('additionalProperties' in schema || 'unevaluatedProperties' in schema);
}

/** What is required is emitted, though nothing else says what it is; or no document would be. */
function withRequired(schema: JsonObject): JsonObject {
  const { properties, required } = schema;
  if (!isObject(properties) || !Array.isArray(required)) return schema;
  const unnamed = required.filter(
    (name): name is string => typeof name === 'string' && !Object.hasOwn(properties, name),
  );
  if (unnamed.length === 0) return schema;
  const named = Object.fromEntries(unnamed.map((name): [string, Json] => [name, true]));
  return { ...schema, properties: { ...properties, ...named } };
}
