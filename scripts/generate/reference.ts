import { referencedName, type Bundle } from './bundle';
import type { Schema } from './schema';

/** Markdown reference of every document, every definition and every field. */
export function referenceSource(bundle: Bundle): string {
  const documents = bundle.documents.map((name) =>
    section(bundle, name, ` \`${bundle.versions[name]}\``),
  );
  const others = Object.keys(bundle.definitions)
    .filter((name) => !bundle.documents.includes(name))
    .sort()
    .map((name) => section(bundle, name, ''));
  return [
    '# Reference of the contract\n',
    'Every document and every field. A document is one JSON value; unknown fields are errors for a writer and ignored by a reader.\n',
    '## Documents\n',
    ...documents,
    '## Definitions\n',
    ...others,
  ].join('\n');
}

function section(bundle: Bundle, name: string, version: string): string {
  const schema = bundle.definitions[name] ?? {};
  const lines = [`### ${name}${version}\n`, `${schema.description ?? ''}\n`];
  const rule = constraints(schema);
  if (!schema.properties && rule) lines.push(`Constraints: ${rule}\n`);
  if (schema.discriminator) lines.push(...variants(schema.discriminator));
  if (schema.properties) lines.push(table(schema));
  const [example] = schema.examples ?? [];
  if (example !== undefined)
    lines.push(`\`\`\`json\n${JSON.stringify(example, null, 2)}\n\`\`\`\n`);
  return lines.join('\n');
}

function variants({ propertyName, mapping = {} }: NonNullable<Schema['discriminator']>): string[] {
  const rows = Object.entries(mapping).map(([tag, ref]) => `- \`${tag}\`: ${link(ref)}`);
  return [`One of, by \`${propertyName}\`:\n`, ...rows, ''];
}

function table(schema: Schema): string {
  const required = new Set(schema.required);
  const rows = Object.entries(schema.properties ?? {}).map(
    ([name, property]) =>
      `| \`${name}\` | ${typeOf(property)} | ${required.has(name) ? 'yes' : 'no'} | ${cell(property)} |`,
  );
  return ['| field | type | required | meaning |', '|---|---|---|---|', ...rows, ''].join('\n');
}

function cell(schema: Schema): string {
  const rule = constraints(schema);
  const text = [schema.description, rule && `(${rule})`].filter(Boolean).join(' ');
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

function typeOf(schema: Schema): string {
  if (schema.$ref) return link(schema.$ref);
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  if (schema.type === 'array') return `array of ${typeOf(schema.items ?? {})}`;
  return [schema.type ?? 'any'].flat().join(' or ');
}

function link(reference: string): string {
  const name = referencedName(reference);
  return `[${name}](#${name})`;
}

function constraints(schema: Schema): string {
  const shown = [
    'enum',
    'format',
    'pattern',
    'minLength',
    'maxLength',
    'minimum',
    'maximum',
    'minItems',
    'maxItems',
  ] as const;
  return shown
    .filter((keyword) => schema[keyword] !== undefined)
    .map((keyword) => `${keyword} \`${JSON.stringify(schema[keyword])}\``)
    .join(', ');
}
