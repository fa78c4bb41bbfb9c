import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { parse } from 'yaml';
import type { Bundle } from './bundle';
import { mapSchema, type Schema } from './schema';

const COMPONENT = '#/components/schemas/';

interface OpenApiDocument {
  components: { schemas: Record<string, Schema> };
}

/** `openapi.yaml` with every schema it refers to hoisted into `components.schemas`. */
export function bundleOpenApi(path: string, bundle: Bundle): OpenApiDocument {
  const text = JSON.stringify(parse(readFileSync(path, 'utf8')), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? internalReference(value) : value,
  );
  const document = JSON.parse(text) as OpenApiDocument;
  const needed = new Set<string>();
  collect(document, bundle, needed);
  for (const name of [...needed].sort()) {
    if (document.components.schemas[name])
      throw new Error(`openapi.yaml: ${name} is a schema's name`);
    document.components.schemas[name] = mapSchema(bundle.definitions[name] ?? {}, toComponent);
  }
  return document;
}

/** API types in which every schema of the contract is the contract's own type. */
export async function apiTypesSource(document: OpenApiDocument, bundle: Bundle): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(document), {
    inject: "import type * as Contract from './types';\n",
    transform(_schema, { path }) {
      const name = path?.startsWith(COMPONENT) ? path.slice(COMPONENT.length) : '';
      const title = bundle.definitions[name]?.title;
      return title
        ? ts.factory.createTypeReferenceNode(
            ts.factory.createQualifiedName(ts.factory.createIdentifier('Contract'), title),
          )
        : undefined;
    },
  });
  return astToString(nodes);
}

/** `schemas/common.schema.json#/$defs/id` -> `#/components/schemas/id`. */
function internalReference(reference: string): string {
  if (reference.startsWith('#')) return reference;
  const [file = '', fragment] = reference.split('#/$defs/');
  return COMPONENT + (fragment ?? basename(file, '.schema.json'));
}

function toComponent(schema: Schema): Schema {
  const { 'x-schema-version': _version, ...kept } = schema;
  if (kept.$ref) kept.$ref = kept.$ref.replace('#/$defs/', COMPONENT);
  if (kept.discriminator?.mapping) {
    const rows = Object.entries(kept.discriminator.mapping);
    kept.discriminator = {
      ...kept.discriminator,
      mapping: Object.fromEntries(
        rows.map(([tag, reference]) => [tag, reference.replace('#/$defs/', COMPONENT)]),
      ),
    };
  }
  return kept;
}

/** Every definition of the contract that a part of the document refers to, through others too. */
function collect(part: unknown, bundle: Bundle, needed: Set<string>): void {
  if (typeof part !== 'object' || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    if (key !== '$ref' || typeof value !== 'string') {
      collect(value, bundle, needed);
      continue;
    }
    const name = value.replace(/^#\/(components\/schemas|\$defs)\//, '');
    const definition = bundle.definitions[name];
    if (definition && !needed.has(name)) {
      needed.add(name);
      collect(definition, bundle, needed);
    }
  }
}
