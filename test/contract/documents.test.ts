import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCHEMA_VERSIONS, VALIDATORS } from '../../src';
import { hyperjumpFor } from './hyperjump';
import { ajvFor, authoredSchema, close, DOCUMENTS, publishedSchema } from './schemas';

describe('the schemas', () => {
  it('are all there, and nothing else', () => {
    const files = readdirSync('schemas').filter((file) => file.endsWith('.schema.json'));
    const documents = files.map((file) => file.replace('.schema.json', ''));
    expect(documents.filter((name) => name !== 'common').sort()).toEqual([...DOCUMENTS].sort());
    expect(Object.keys(SCHEMA_VERSIONS).sort()).toEqual([...DOCUMENTS].sort());
  });
});

describe.each(DOCUMENTS)('%s', (document) => {
  const { writer, reader } = VALIDATORS[document];
  const { examples = [] } = authoredSchema(document);
  const published = publishedSchema(document);

  it('has at least two examples, valid in both profiles, for Ajv and for Hyperjump', async () => {
    expect(examples.length).toBeGreaterThanOrEqual(2);
    for (const schema of [published, close(published)]) {
      const byAjv = ajvFor(schema);
      const byHyperjump = await hyperjumpFor(schema);
      for (const example of examples) {
        expect(byAjv(example)).toBe(true);
        expect(byHyperjump(example)).toBe(true);
      }
    }
    for (const example of examples) {
      expect(writer(example)).toEqual({ ok: true, value: example });
      expect(reader(example)).toMatchObject({ ok: true, value: example });
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
      expect(JSON.stringify(result)).toContain(`7.0.0, not ${writer.schemaVersion}`);
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
    const accepts = ajvFor(schema);
    expect(accepts(example)).toBe(true);
    expect(accepts({ ...(example as object), zzz_not_there: 1 })).toBe(false);
    expect(() => jsonSchema.output({ target: 'draft-04' })).toThrow('draft-2020-12');
  });
});
