import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VALIDATORS, type DocumentName } from '../../src';

const FOLDER = 'examples/invalid';

/** What a schemaPath points at in the schema as published. */
function resolve(schema: unknown, pointer: string): unknown {
  const step = (at: unknown, key: string) => (at as Record<string, unknown> | undefined)?.[key];
  return pointer.split('/').slice(1).reduce(step, schema);
}

describe.each(Object.keys(VALIDATORS) as DocumentName[])('invalid examples of %s', (document) => {
  const schema: unknown = JSON.parse(
    readFileSync(`generated/schemas/${document}.schema.json`, 'utf8'),
  );
  const files = readdirSync(`${FOLDER}/${document}`);

  it('are at least five', () => {
    expect(files.length).toBeGreaterThanOrEqual(5);
  });

  it.each(files)('%s breaks one rule', (file) => {
    const value: unknown = JSON.parse(readFileSync(`${FOLDER}/${document}/${file}`, 'utf8'));
    const result = VALIDATORS[document].writer(value);
    const problems = result.ok ? [] : result.problems;
    expect(problems).toHaveLength(1);
    for (const { rule, schemaPath } of problems) {
      // What the writer profile adds is in no published schema.
      if (rule === 'additionalProperties' || rule === 'schema-version') continue;
      expect(resolve(schema, schemaPath), schemaPath).toBeDefined();
    }
  });
});
