import type { SchemaDocument } from '../compile';
import { canonical, isObject, member, type Json, type JsonObject } from '../json';
import { flatten } from './flatten';
import { targetOf } from './in-place';
import { newer, type Version } from './version';

/** Names of variants, unless what all variants share says more of them. */
const VARIANT_NAME = '^[a-z][a-z0-9_]{0,63}$';

/**
 * Variants of a newer minor than a union with a discriminator knows: what all known ones share,
 * with another name. Undefined when the schema is no such union.
 */
export function unknownVariant(
  { oneOf, discriminator }: JsonObject,
  version: Version,
  document: SchemaDocument,
): JsonObject | undefined {
  const tag = isObject(discriminator) ? discriminator['propertyName'] : undefined;
  if (typeof tag !== 'string' || !Array.isArray(oneOf) || !oneOf.every(isObject)) return undefined;
  const variants = oneOf.map((one) => targetOf(one, document) ?? one);
  const known = variants.map((variant) => nameOf(flatten(variant, document), tag));
  if (known.includes(undefined)) return undefined;
  const name = { type: 'string', pattern: VARIANT_NAME, not: { enum: known as Json[] } };
  return {
    required: [tag],
    properties: { [tag]: name },
    allOf: [commonBase(variants) ?? commonPart(variants, document), newer(version)],
  };
}

/** The constant that the discriminator has in a variant. */
function nameOf(variant: JsonObject, tag: string): Json | undefined {
  const properties = variant['properties'];
  const schema = isObject(properties) ? member(properties, tag) : undefined;
  const parts = isObject(schema) && Array.isArray(schema['allOf']) ? schema['allOf'] : [schema];
  return parts.flatMap((part) => (isObject(part) ? (member(part, 'const') ?? []) : []))[0];
}

/** What every variant is, and more. */
function commonBase(variants: readonly JsonObject[]): JsonObject | undefined {
  const bases = variants.map(({ allOf }) => (Array.isArray(allOf) ? allOf[0] : undefined));
  const [first] = bases;
  const isShared = bases.every((base) => canonical(base) === canonical(first));
  return isShared && isObject(first) ? first : undefined;
}

/** Properties that all variants have alike, and the types of those that differ. */
function commonPart(variants: readonly JsonObject[], document: SchemaDocument): JsonObject {
  const [first = {}, ...others] = variants;
  const properties = isObject(first['properties']) ? first['properties'] : {};
  const shared = Object.entries(properties).flatMap(([key, schema]): [string, Json][] => {
    const schemas = others.map((other) => property(other, key));
    if (schemas.every((one) => canonical(one) === canonical(schema))) return [[key, schema]];
    const types = [schema, ...schemas].map((one) => typeKeyword(one, document));
    const [type] = types;
    return type !== undefined && types.every((one) => one === type) ? [[key, { type }]] : [];
  });
  const isRequired = (name: Json) =>
    others.every(({ required }) => listOf(required).includes(name));
  const required = listOf(first['required']).filter(isRequired);
  return { type: 'object', properties: Object.fromEntries(shared), required };
}

function property({ properties }: JsonObject, key: string): Json | undefined {
  return isObject(properties) ? member(properties, key) : undefined;
}

function typeKeyword(schema: Json | undefined, document: SchemaDocument): Json | undefined {
  return isObject(schema) ? (targetOf(schema, document) ?? schema)['type'] : undefined;
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
