import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { SCHEMA_VERSIONS, VALIDATORS, type DocumentName } from '../../src';

interface SchemaFile {
  title?: string;
  description?: string;
  examples?: unknown[];
  properties?: Record<string, { description?: string }>;
  $defs?: Record<string, SchemaFile>;
}

// The keys of VALIDATORS are the names of the documents.
const DOCUMENTS = Object.keys(VALIDATORS) as DocumentName[];

function schemaOf(document: string): SchemaFile {
  return JSON.parse(readFileSync(`schemas/${document}.schema.json`, 'utf8')) as SchemaFile;
}

/** Ajv on the bundled schema as published: the reader profile, by another implementation. */
function independentReader(document: string): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  const schema = JSON.parse(
    readFileSync(`generated/schemas/${document}.schema.json`, 'utf8'),
  ) as object;
  return ajv.compile(schema);
}

describe('the schemas', () => {
  it('are all there, and nothing else', () => {
    const files = readdirSync('schemas').filter((file) => file.endsWith('.schema.json'));
    const documents = files.map((file) => file.replace('.schema.json', ''));
    expect(documents.filter((name) => name !== 'common').sort()).toEqual([...DOCUMENTS].sort());
    expect(Object.keys(SCHEMA_VERSIONS).sort()).toEqual([...DOCUMENTS].sort());
  });

  it.each(['common', ...DOCUMENTS])('%s describes every property', (document) => {
    const { $defs = {}, ...root } = schemaOf(document);
    for (const [name, definition] of Object.entries({ ...$defs, [document]: root })) {
      expect(definition.title, name).toBeTruthy();
      expect(definition.description, name).toBeTruthy();
      for (const [property, schema] of Object.entries(definition.properties ?? {})) {
        expect(schema.description, `${name}.${property}`).toBeTruthy();
      }
    }
  });
});

describe.each(DOCUMENTS)('%s', (document) => {
  const { writer, reader } = VALIDATORS[document];
  const examples = schemaOf(document).examples ?? [];

  it('has at least two examples, valid in both profiles and for Ajv', () => {
    const agrees = independentReader(document);
    expect(examples.length).toBeGreaterThanOrEqual(2);
    for (const example of examples) {
      expect(writer(example)).toEqual({ ok: true, value: example });
      expect(reader(example)).toMatchObject({ ok: true, value: example });
      expect(agrees(example)).toBe(true);
    }
  });

  it('refuses another major in one problem that names both versions', () => {
    const [example] = examples as Record<string, unknown>[];
    for (const validate of [writer, reader]) {
      const result = validate({ ...example, schema_version: '7.0.0', nonsense: 1 });
      expect(result).toMatchObject({
        ok: false,
        problems: [{ rule: 'schema-version', instancePath: '/schema_version' }],
      });
      expect(JSON.stringify(result)).toMatch(/7\.0\.0.*1\.0\.0/);
    }
  });

  it('refuses an unknown property for a writer only', () => {
    const [example] = examples as Record<string, unknown>[];
    const value = { ...example, zzz_not_there: 1 };
    expect(reader(value).ok).toBe(true);
    expect(writer(value)).toMatchObject({
      ok: false,
      problems: [{ rule: 'additionalProperties', instancePath: '/zzz_not_there' }],
    });
  });

  it('is a Standard Schema, with the JSON Schema it applies', () => {
    const [example] = examples;
    const { validate, jsonSchema } = writer['~standard'];
    expect(validate(example)).toEqual({ value: example });
    expect(validate(null)).toMatchObject({ issues: [{ path: [] }] });
    const schema = jsonSchema.input({ target: 'draft-2020-12' });
    const ajv = new Ajv2020({ strict: false });
    addFormats(ajv);
    expect(ajv.validate(schema, example)).toBe(true);
    expect(ajv.validate(schema, { ...(example as object), zzz_not_there: 1 })).toBe(false);
    expect(() => jsonSchema.output({ target: 'draft-04' })).toThrow('draft-2020-12');
  });
});
