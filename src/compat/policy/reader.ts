import { DIALECTS, mapSubschemas, SchemaDocument, type SchemaSource } from '../compile';
import { isObject, type JsonObject } from '../json';
import { addCondition } from './add-condition';
import { unknownVariant } from './unknown-variant';
import { ofMajor, versionOf } from './version';

/**
 * What a reader accepts: any version of its own major, and where the document is a union with a
 * discriminator, variants of a newer minor that it does not know, by what all variants share.
 */
export function asReader(source: SchemaSource): SchemaSource {
  const { schema, dialect, documents } = source;
  if (!isObject(schema)) return source;
  const document = new SchemaDocument(schema, DIALECTS[dialect], documents);
  const version = versionOf(schema);
  const unknown = version && unknownVariant(schema, version, document);
  const others = Object.entries(documents).map(([uri, other]) => [uri, open(other)] as const);
  const { oneOf, ...opened } = openObject(schema);
  return {
    ...source,
    schema: { ...opened, ...(oneOf && (unknown ? { anyOf: [{ oneOf }, unknown] } : { oneOf })) },
    documents: Object.fromEntries<unknown>(others),
  };
}

function open(schema: unknown): unknown {
  return isObject(schema) ? openObject(schema) : schema;
}

function openObject(schema: JsonObject): JsonObject {
  const inner = mapSubschemas(schema, open);
  const version = versionOf(schema);
  return version ? addCondition(inner, ofMajor(version)) : inner;
}
