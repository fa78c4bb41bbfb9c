import { createHash } from 'node:crypto';
import { acceptedDefinitions } from './accept';
import { referencedName, type Bundle } from './bundle';
import { ANNOTATIONS, type Schema } from './schema';

/**
 * TypeScript module with one constant a definition: the schema without its annotations, in which
 * a `$ref` is the constant it names and a `pattern` is a compiled expression.
 */
export function shapesSource(bundle: Bundle): string {
  const patterns = new Map<string, string>();
  const written = new Map<string, string>();
  for (const name of acceptedDefinitions(bundle)) write(bundle, name, patterns, written, []);
  return [...patterns.values(), ...written.values()].join('\n') + '\n';
}

/** Name of the constant that holds a pattern: by content, so that it stays when others come. */
export function patternName(pattern: string): string {
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
  if (within.includes(name)) throw new Error(`${[...within, name].join(' -> ')}: a recursive schema`);
  const schema = bundle.definitions[name] ?? {};
  const version = bundle.documents.includes(name) ? bundle.versions[name] : undefined;
  const literal = expression(schema, (reference) => {
    write(bundle, reference, patterns, written, [...within, name]);
  });
  collectPatterns(schema, patterns);
  const head = `name: '${name}'${version ? `, version: '${version}'` : ''}`;
  written.set(name, `export const ${name} = { ${head}, ${literal.slice(1)};`);
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
  const members = Object.entries(schema)
    // The discriminator's mapping already lists the variants.
    .filter(([keyword]) => !ANNOTATIONS.has(keyword) && keyword !== 'oneOf')
    .map(([keyword, value]) => `${keyword}: ${member(keyword, value, needs)}`);
  return `{ ${members.join(', ')} }`;
}

function member(keyword: string, value: unknown, needs: (name: string) => void): string {
  if (keyword === 'pattern') return patternName(String(value));
  if (keyword === 'discriminator') return discriminator(value as Schema['discriminator'], needs);
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
  return isSchema && keyword !== 'const' ? expression(value as Schema, needs) : JSON.stringify(value);
}

function discriminator(
  { propertyName = '', mapping = {} }: Schema['discriminator'] & object,
  needs: (name: string) => void,
): string {
  const rows = Object.entries(mapping).map(
    ([tag, $ref]) => `${JSON.stringify(tag)}: ${expression({ $ref }, needs)}`,
  );
  return `{ propertyName: '${propertyName}', mapping: { ${rows.join(', ')} } }`;
}
