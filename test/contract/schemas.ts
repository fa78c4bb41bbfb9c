import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { bundleSchemas, referencedName } from '../../scripts/generate/bundle';
import type { Schema } from '../../scripts/generate/schema';
import * as shapes from '../../generated/shapes';
import { VALIDATORS, type DocumentName, type Problem } from '../../src';
import { problemsOf } from '../../src/contract/check';
import type { Shape } from '../../src/contract/shape';

// The keys of VALIDATORS are the names of the documents.
export const DOCUMENTS = Object.keys(VALIDATORS) as DocumentName[];

/** Every schema of the contract by name, references pointing at `#/$defs/<name>`. */
export const { definitions: DEFINITIONS } = bundleSchemas('schemas');

/** Names of the definitions that `common` holds. */
export const COMMON = Object.keys(authoredSchema('common').$defs ?? {});

/** A schema as its author wrote it. */
export function authoredSchema(name: string): Schema {
  return JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')) as Schema;
}

/** A document's schema as the package publishes it. */
export function publishedSchema(document: DocumentName): Schema {
  return JSON.parse(readFileSync(`generated/schemas/${document}.schema.json`, 'utf8')) as Schema;
}

/** One definition of the contract as a schema by itself. */
export function schemaOfDefinition(name: string): Schema {
  return { $ref: `#/$defs/${name}`, $defs: DEFINITIONS };
}

/**
 * What the package's own check says of a value that should be a definition, in the writer profile.
 *
 * @throws Error when the generated shapes lack it
 */
export function problemsWith(definition: string, value: unknown): Problem[] {
  const problems = problemsOf(shapeOf(definition), value, true);
  if (DOCUMENTS.some((document) => document === definition)) return problems;
  return problems.map((problem) => ({
    ...problem,
    schemaPath: problem.schemaPath.startsWith('/$defs/')
      ? problem.schemaPath
      : `/$defs/${definition}${problem.schemaPath}`,
  }));
}

/**
 * The generated shape of a definition, wherever it stands.
 *
 * @throws Error when there is none
 */
export function shapeOf(definition: string): Shape {
  const found = Object.values<Shape>(shapes)
    .flatMap(shapesIn)
    .find(({ title }) => title === definition);
  if (!found) throw new Error(`generated/shapes.ts has no ${definition}`);
  return found;
}

function shapesIn(shape: Shape): Shape[] {
  const { properties, oneOf, items, propertyNames, additionalProperties } = shape as Holder;
  const inner = [...Object.values(properties ?? {}), ...(oneOf ?? [])];
  return [shape, ...[...inner, items, propertyNames, additionalProperties].flatMap(holding)];
}

function holding(shape: Shape | undefined): Shape[] {
  return shape ? shapesIn(shape) : [];
}

/** What shapes have that hold others. */
type Holder = Shape & {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly oneOf?: readonly Shape[];
} & { readonly [K in 'items' | 'propertyNames' | 'additionalProperties']?: Shape };

/** The writer profile: every object closed that does not say itself what else it takes. */
export function close(schema: Schema): Schema {
  return closed(schema) as Schema;
}

function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const copy = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)]));
  const isObjectSchema = copy['type'] === 'object' && typeof copy['properties'] === 'object';
  return isObjectSchema && !('additionalProperties' in copy)
    ? { ...copy, additionalProperties: false }
    : copy;
}

/** Ajv's verdict on a schema: another implementation than the package's own. */
export function ajvFor(schema: Schema): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  return ajv.compile(schema);
}

/** Every value inside a valid document, itself included, that has the shape of a definition. */
export function usesOf(name: string, schema: Schema, value: unknown): unknown[] {
  if (schema.$ref) {
    const target = referencedName(schema.$ref);
    const inside = usesOf(name, DEFINITIONS[target] ?? {}, value);
    return target === name ? [value, ...inside] : inside;
  }
  if (Array.isArray(value)) {
    return value.flatMap((item) => usesOf(name, schema.items ?? {}, item));
  }
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const { propertyName = '', mapping } = schema.discriminator ?? {};
  const tag: unknown = Object.fromEntries(entries)[propertyName];
  if (mapping) return usesOf(name, { $ref: mapping[String(tag)] ?? '' }, value);
  const others = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
  return entries.flatMap(([key, child]) => [
    ...usesOf(name, schema.propertyNames ?? {}, key),
    ...usesOf(name, schema.properties?.[key] ?? others, child),
  ]);
}
