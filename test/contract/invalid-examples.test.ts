import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VALIDATORS, type Problem } from '../../src';
import { hyperjumpFor } from './hyperjump';
import {
  ajvFor,
  close,
  COMMON,
  DEFINITIONS,
  DOCUMENTS,
  problemsWith,
  publishedSchema,
  schemaOfDefinition,
} from './schemas';

const FOLDER = 'examples/invalid';

function read(path: string): unknown {
  return JSON.parse(readFileSync(`${FOLDER}/${path}`, 'utf8'));
}

/** What a schemaPath points at in the schema as published. */
function resolve(schema: unknown, pointer: string): unknown {
  const step = (at: unknown, key: string) => (at as Record<string, unknown> | undefined)?.[key];
  return pointer.split('/').slice(1).reduce(step, schema);
}

/** One problem, with a rule that stands in the schema, unless it is one that the profile adds. */
function expectOneProblem(problems: readonly Problem[], schema: unknown): void {
  expect(problems).toHaveLength(1);
  for (const { rule, schemaPath } of problems) {
    if (rule === 'additionalProperties' || rule === 'schema-version') continue;
    expect(resolve(schema, schemaPath), schemaPath).toBeDefined();
  }
}

describe.each(DOCUMENTS)('invalid examples of %s', async (document) => {
  const schema = publishedSchema(document);
  const byAjv = ajvFor(close(schema));
  const byHyperjump = await hyperjumpFor(close(schema));
  const files = readdirSync(`${FOLDER}/${document}`);

  it('are at least five', () => {
    expect(files.length).toBeGreaterThanOrEqual(5);
  });

  it.each(files)('%s breaks one rule, for Ajv and Hyperjump too', (file) => {
    const value = read(`${document}/${file}`);
    const result = VALIDATORS[document].writer(value);
    expectOneProblem(result.ok ? [] : result.problems, schema);
    expect([byAjv(value), byHyperjump(value)]).toEqual([false, false]);
  });
});

describe('invalid examples of common', () => {
  const files = readdirSync(`${FOLDER}/common`);

  it.each(COMMON)('there is one of %s', (definition) => {
    expect(files.filter((file) => file.split('.')[0] === definition)).not.toEqual([]);
  });

  it.each(files)('%s breaks one rule, for Ajv and Hyperjump too', async (file) => {
    const [definition = ''] = file.split('.');
    expect(COMMON).toContain(definition);
    const value = read(`common/${file}`);
    expectOneProblem(problemsWith(definition, value), { $defs: DEFINITIONS });
    const schema = close(schemaOfDefinition(definition));
    expect(ajvFor(schema)(value)).toBe(false);
    expect((await hyperjumpFor(schema))(value)).toBe(false);
  });
});

describe('the folder of invalid examples', () => {
  it('has no document that the contract has not', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(['common', ...DOCUMENTS].sort());
  });
});
