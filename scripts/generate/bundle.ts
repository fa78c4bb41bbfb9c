import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { mapSchema, refuseUnknownKeywords, type Schema } from './schema';

const SUFFIX = '.schema.json';

/**
 * Every schema of the contract in one flat table: each document and each `$defs` entry under its
 * own name, every `$ref` rewritten to `#/$defs/<name>`. All later steps read only this.
 */
export interface Bundle {
  /** Names of the documents, sorted; `common` is not one. */
  documents: string[];
  /** Documents and definitions by name. */
  definitions: Record<string, Schema>;
  /** Definitions that are another one and more, by name: variants and their envelope. */
  bases: Record<string, string>;
  /** `x-schema-version` of each file of `schemas/`, `common` included. */
  versions: Record<string, string>;
}

/**
 * Reads `schemas/` and resolves references, without any network.
 *
 * @throws Error when two definitions share a name, a reference leads nowhere, or a keyword is unknown
 */
export function bundleSchemas(folder: string): Bundle {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(SUFFIX))
    .sort();
  const bundle: Bundle = { documents: [], definitions: {}, bases: {}, versions: {} };
  for (const file of files) addFile(bundle, join(folder, file));
  for (const [name, schema] of Object.entries(bundle.definitions)) {
    refuseUnknownKeywords(schema, name);
    refuseDanglingReferences(bundle, name, schema);
  }
  for (const [name, schema] of Object.entries(bundle.definitions)) {
    bundle.definitions[name] = flattenAllOf(bundle, name, schema);
  }
  for (const schema of Object.values(bundle.definitions)) nameVariants(bundle, schema);
  return bundle;
}

/** `#/$defs/run_id` -> `run_id`. */
export function referencedName(reference: string): string {
  return reference.slice('#/$defs/'.length);
}

/** Names of the definitions that a schema needs, directly or through others, sorted. */
export function reachable(bundle: Bundle, schema: Schema, found = new Set<string>()): string[] {
  mapSchema(schema, (node) => {
    if (node.$ref) {
      const name = referencedName(node.$ref);
      const target = bundle.definitions[name];
      if (target && !found.has(name)) {
        found.add(name);
        reachable(bundle, target, found);
      }
    }
    return node;
  });
  return [...found].sort();
}

/** One document as a self-contained JSON Schema. */
export function standaloneSchema(bundle: Bundle, document: string): Schema {
  const root = bundle.definitions[document] ?? {};
  const needed = reachable(bundle, root);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:crucible-contracts:${document}:${bundle.versions[document]}`,
    ...root,
    ...(needed.length > 0 && {
      $defs: Object.fromEntries(needed.map((name) => [name, bundle.definitions[name] ?? {}])),
    }),
  };
}

function addFile(bundle: Bundle, path: string): void {
  const document = basename(path, SUFFIX);
  // The files are ours and are checked against the meta-schema in the tests.
  const { $defs = {}, $schema, ...root } = JSON.parse(readFileSync(path, 'utf8')) as Schema;
  if (!$schema || !root['x-schema-version']) {
    throw new Error(`${path}: $schema and x-schema-version are required`);
  }
  bundle.versions[document] = root['x-schema-version'];
  const entries = Object.entries($defs);
  if (document !== 'common') {
    bundle.documents.push(document);
    entries.push([document, root]);
  }
  for (const [name, schema] of entries) {
    if (bundle.definitions[name]) throw new Error(`${path}: the name ${name} is already taken`);
    bundle.definitions[name] = mapSchema(schema, rewriteReference);
  }
}

function rewriteReference(schema: Schema): Schema {
  if (!schema.$ref) return schema;
  const [file = '', fragment] = schema.$ref.split('#/$defs/');
  return { ...schema, $ref: `#/$defs/${fragment ?? basename(file, SUFFIX)}` };
}

function refuseDanglingReferences(bundle: Bundle, where: string, schema: Schema): void {
  mapSchema(schema, (node) => {
    if (node.$ref && !bundle.definitions[referencedName(node.$ref)]) {
      throw new Error(`${where}: nothing is called ${node.$ref}`);
    }
    return node;
  });
}

/**
 * A variant is authored as "the envelope, and these properties"; the generators want it complete.
 * A property of the variant takes the place of the envelope's (it only narrows it).
 */
function flattenAllOf(bundle: Bundle, name: string, schema: Schema): Schema {
  if (!schema.allOf) return schema;
  const { allOf, ...own } = schema;
  const baseName = referencedName(allOf[0]?.$ref ?? '');
  const base = bundle.definitions[baseName];
  if (allOf.length > 1 || !base?.properties) {
    throw new Error(`${name}: allOf may only hold one $ref to an object`);
  }
  bundle.bases[name] = baseName;
  return {
    ...own,
    type: 'object',
    required: [...new Set([...(base.required ?? []), ...(own.required ?? [])])],
    properties: { ...base.properties, ...own.properties },
  };
}

/** Fills in the discriminator's mapping from the variants' constants. */
function nameVariants(bundle: Bundle, schema: Schema): void {
  if (!schema.oneOf || !schema.discriminator) return;
  const { propertyName } = schema.discriminator;
  const rows = schema.oneOf.map(({ $ref = '' }): [string, string] => {
    const tag = bundle.definitions[referencedName($ref)]?.properties?.[propertyName]?.const;
    if (typeof tag !== 'string') throw new Error(`${$ref}: ${propertyName} must be a constant`);
    return [tag, $ref];
  });
  schema.discriminator.mapping = Object.fromEntries(rows);
}
