import { compile } from 'json-schema-to-typescript';
import { referencedName, type Bundle } from './bundle';
import { mapSchema, type Schema } from './schema';

/** TypeScript types of every definition of the bundle, with descriptions as doc comments. */
export async function typesSource(bundle: Bundle): Promise<string> {
  const $defs = Object.fromEntries(
    Object.entries(bundle.definitions).map(([name, schema]) => [name, mapSchema(schema, forTypes)]),
  );
  const source = await compile({ $defs }, 'Contract', {
    additionalProperties: false,
    bannerComment: '',
    format: false,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
  });
  return withoutRoot(source) + eventPayloadMap(bundle);
}

/** Drops the root that only holds the definitions, and the remarks that point at it. */
function withoutRoot(source: string): string {
  return source
    .replace(/export interface Contract \{[^}]*\}\n/, '')
    .replace(
      / \*\s*\n \* This interface was referenced by `Contract`'s JSON-Schema\n \* via .*\n/g,
      '',
    );
}

/** What the type generator cannot express, or would express by copying a type. */
function forTypes(schema: Schema): Schema {
  const { propertyNames: _names, discriminator: _tag, ...kept } = schema;
  delete kept.examples;
  delete kept['x-schema-version'];
  // A condition on which properties go together, not a union of types.
  if (kept.properties) delete kept.anyOf;
  // A description beside a $ref would make a second type of the same name (Digest, Digest1).
  if (kept.$ref)
    return kept.description
      ? { description: kept.description, allOf: [{ $ref: kept.$ref }] }
      : kept;
  return kept;
}

function eventPayloadMap(bundle: Bundle): string {
  const rows = eventVariants(bundle).map(({ name, type }) => `  ${name}: ${type}['payload'];`);
  return [
    '',
    '/** Payload of every known telemetry event by its event_name. */',
    'export interface EventPayloadMap {',
    ...rows,
    '}',
    '',
  ].join('\n');
}

/** The variants of the telemetry event: event_name and title. */
function eventVariants(bundle: Bundle): { name: string; type: string }[] {
  const mapping = bundle.definitions['telemetry_event']?.discriminator?.mapping ?? {};
  return Object.entries(mapping).map(([name, reference]) => ({
    name,
    type: bundle.definitions[referencedName(reference)]?.title ?? '',
  }));
}
