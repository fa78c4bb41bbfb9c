import { createHash } from 'node:crypto';
import { reachable, referencedName, type Bundle } from './bundle';
import { date_time, uri } from './runtime/formats';
import { ANNOTATIONS, type Schema } from './schema';

const VARIANT = `
/** A telemetry event: the envelope with a constant name and the payload that belongs to it. */
const variant = <B extends { properties: object }, T extends string, P>(base: B, tag: T, payload: P) => ({
  ...base,
  name: \`\${tag}_event\`,
  properties: {
    ...base.properties,
    event_name: { const: tag },
    payload: { name: \`\${tag}_payload\`, ...payload },
  },
});
`;

/**
 * TypeScript module with one constant a definition: the schema without its annotations, in which
 * a `$ref` is the constant it names and a `pattern` is a compiled expression.
 */
export function shapesSource(bundle: Bundle): string {
  const patterns = new Map<string, string>();
  const written = new Map<string, string>();
  for (const name of validatedDefinitions(bundle)) write(bundle, name, patterns, written, []);
  const constants = [...patterns.values(), ...written.values()].join('\n');
  return `import { date_time, uri } from './formats';\n${VARIANT}\n${constants}\n`;
}

/** Documents, the envelope by which a reader takes an unknown event, and all they refer to. */
function validatedDefinitions(bundle: Bundle): string[] {
  const roots = [...bundle.documents, 'event_envelope'];
  const found = new Set(roots);
  for (const name of roots) reachable(bundle, bundle.definitions[name] ?? {}, found);
  return [...found].sort();
}

function formatName(format: string): string {
  const known = [date_time, uri].map(({ name }) => name);
  if (!known.includes(format)) throw new Error(`runtime/formats.ts has no format ${format}`);
  return format.replaceAll('-', '_');
}

/** Name of the constant that holds a pattern: by content, so that it stays when others come. */
function patternName(pattern: string): string {
  return `pattern_${createHash('sha256').update(pattern).digest('hex').slice(0, 8)}`;
}

function write(
  bundle: Bundle,
  name: string,
  patterns: Map<string, string>,
  written: Map<string, string>,
  within: string[],
): void {
  if (written.has(name)) return;
  if (within.includes(name))
    throw new Error(`${[...within, name].join(' -> ')}: a recursive schema`);
  const schema = bundle.definitions[name] ?? {};
  const version = bundle.documents.includes(name) ? bundle.versions[name] : undefined;
  const needs = (reference: string) => {
    write(bundle, reference, patterns, written, [...within, name]);
  };
  collectPatterns(schema, patterns);
  const head = `name: '${name}'${version ? `, version: '${version}'` : ''},`;
  const value = bundle.bases[name]
    ? variant(bundle, name, needs)
    : `{ ${isPayload(bundle, name) ? '' : head} ${expression(schema, needs).slice(1)}`;
  written.set(name, `export const ${name} = ${value};`);
}

/** The payload of a variant gets its name from the variant. */
function isPayload(bundle: Bundle, name: string): boolean {
  return name.endsWith('_payload') && name.replace(/_payload$/, '_event') in bundle.bases;
}

/** @throws Error when a variant is more than its base with an event_name and a payload */
function variant(bundle: Bundle, name: string, needs: (name: string) => void): string {
  const base = bundle.bases[name] ?? '';
  const { event_name, payload } = bundle.definitions[name]?.properties ?? {};
  const own = Object.entries(bundle.definitions[name]?.properties ?? {}).filter(
    ([key, property]) => bundle.definitions[base]?.properties?.[key] !== property,
  );
  if (own.length !== 2 || !payload || name !== `${String(event_name?.const)}_event`) {
    throw new Error(
      `${name}: a variant is called <event_name>_event and has an event_name and a payload`,
    );
  }
  needs(base);
  return `/* @__PURE__ */ variant(${base}, '${String(event_name?.const)}', ${expression(payload, needs)})`;
}

function collectPatterns(value: unknown, patterns: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (key === 'pattern' && typeof child === 'string') {
      patterns.set(child, `export const ${patternName(child)} = ${new RegExp(child, 'u')};`);
    } else collectPatterns(child, patterns);
  }
}

/** The schema as a JavaScript expression; `needs` is told of every definition it names. */
function expression(schema: Schema, needs: (name: string) => void): string {
  if (schema.$ref) {
    needs(referencedName(schema.$ref));
    return referencedName(schema.$ref);
  }
  const members = Object.entries(compact(schema))
    // The discriminator's mapping already lists the variants.
    .filter(([keyword]) => !ANNOTATIONS.has(keyword) && keyword !== 'oneOf')
    // What every object allows unless it says otherwise.
    .filter(([keyword, value]) => keyword !== 'additionalProperties' || value !== true)
    .map(([keyword, value]) => `${keyword}: ${member(keyword, value, needs)}`);
  return `{ ${members.join(', ')} }`;
}

/** A closed object is written with what is optional: that is less than its type and what is required. */
function compact(schema: Schema): object {
  const { type, required = [], ...kept } = schema;
  if (type !== 'object' || !schema.properties || schema.additionalProperties !== undefined)
    return schema;
  const optional = Object.keys(schema.properties).filter((name) => !required.includes(name));
  return { optional, ...kept };
}

function member(keyword: string, value: unknown, needs: (name: string) => void): string {
  if (keyword === 'pattern') return patternName(String(value));
  if (keyword === 'format') return formatName(String(value));
  if (keyword === 'discriminator')
    return discriminator(value as NonNullable<Schema['discriminator']>, needs);
  if (keyword === 'anyOf') {
    return `[${(value as Schema[]).map((schema) => expression(schema, needs)).join(', ')}]`;
  }
  if (keyword === 'properties') {
    const rows = Object.entries(value as Record<string, Schema>).map(
      ([name, schema]) => `${JSON.stringify(name)}: ${expression(schema, needs)}`,
    );
    return `{ ${rows.join(', ')} }`;
  }
  const isSchema = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isSchema && keyword !== 'const' ? expression(value, needs) : JSON.stringify(value);
}

function discriminator(
  { propertyName, mapping = {} }: NonNullable<Schema['discriminator']>,
  needs: (name: string) => void,
): string {
  const variants = Object.values(mapping).map(($ref) => expression({ $ref }, needs));
  return `{ propertyName: '${propertyName}', variants: [${variants.join(', ')}] }`;
}
