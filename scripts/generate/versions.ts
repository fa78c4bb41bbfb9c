import { createHash } from 'node:crypto';
import { standaloneSchema, type Bundle } from './bundle';

/** Digest of every version of every document that was ever generated: `schemas/versions.json`. */
export type VersionLedger = Record<string, Record<string, string>>;

/**
 * The ledger with today's versions added.
 *
 * @throws Error when a document's content changed and its version did not
 */
export function recordVersions(bundle: Bundle, ledger: VersionLedger): VersionLedger {
  const recorded: VersionLedger = structuredClone(ledger);
  for (const document of bundle.documents) {
    const version = bundle.versions[document] ?? '';
    const digest = digestOf(standaloneSchema(bundle, document));
    const versions = (recorded[document] ??= {});
    const known = (versions[version] ??= digest);
    if (known !== digest) {
      throw new Error(
        `schemas/${document}.schema.json, or a definition it refers to, has changed, and x-schema-version is still ${version} ` +
          `(recorded digest ${known.slice(0, 12)}, now ${digest.slice(0, 12)}). ` +
          'Raise x-schema-version (patch for annotations, minor for additions, major for breaks) and run: npm run generate',
      );
    }
  }
  return recorded;
}

/** TypeScript module with version and digest of each document's schema. */
export function versionsSource(bundle: Bundle): string {
  const rows = bundle.documents.map((document) => {
    const digest = digestOf(standaloneSchema(bundle, document));
    return `  ${document}: { version: '${bundle.versions[document]}', sha256: '${digest}' },`;
  });
  return [
    '/** Version of each document, and the SHA-256 of its bundled schema in canonical form (RFC 8785). */',
    'export const SCHEMA_VERSIONS = {',
    ...rows,
    '} as const;',
    '',
  ].join('\n');
}

function digestOf(schema: unknown): string {
  return createHash('sha256').update(canonical(schema)).digest('hex');
}

/** RFC 8785 for plain JSON without lone surrogates: members sorted by UTF-16 code units. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, child]) => `${JSON.stringify(key)}:${canonical(child)}`).join(',')}}`;
}
