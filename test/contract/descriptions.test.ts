import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundleSchemas } from '../../scripts/generate/bundle';
import type { Schema } from '../../scripts/generate/schema';
import { propertiesOf, unitWords } from './units';

const { definitions } = bundleSchemas('schemas');
const { components } = JSON.parse(readFileSync('generated/openapi.json', 'utf8')) as {
  components: { schemas: Record<string, Schema> };
};
const OF_THE_API = Object.keys(components.schemas).filter((name) => !definitions[name]);

describe.each(Object.entries(definitions))('%s', (_name, definition) => {
  it('has a title and a description', () => {
    expect(definition.title).toMatch(/^[A-Z][A-Za-z0-9]+$/);
    expect(definition.description).toMatch(/\S\.$/);
  });

  it('describes every property, with its unit', () => {
    for (const { name, property } of propertiesOf(definition)) {
      expect(property.description, name).toMatch(/\S\.$/);
      const words = unitWords(property, name, definitions);
      if (words.length === 0) continue;
      const said = words.some((word) => property.description?.includes(word));
      expect(said, `${name}: "${property.description}" says none of: ${words.join(', ')}`).toBe(
        true,
      );
    }
  });
});

it.each(OF_THE_API)('%s of openapi.yaml describes every property', (name) => {
  const properties = propertiesOf(components.schemas[name] ?? {});
  expect(components.schemas[name]?.description).toBeTruthy();
  for (const { name: property, property: schema } of properties)
    expect(schema.description, property).toBeTruthy();
});

describe('the rule on units', () => {
  it.each<[string, Schema, string]>([
    ['latency_ms', { type: 'number' }, 'in milliseconds'],
    ['bytes', { $ref: '#/$defs/count' }, 'bytes'],
    ['share', { $ref: '#/$defs/rate' }, 'fraction'],
    ['at', { $ref: '#/$defs/timestamp' }, 'UTC'],
    ['passed', { type: ['boolean', 'null'] }, 'true or false'],
    ['lines', { type: 'array', items: { type: 'string' } }, 'text'],
    ['kind', { enum: ['a', 'b'] }, 'no unit'],
  ])('asks of %s as %j for %s', (name, schema, word) => {
    expect(unitWords(schema, name, definitions)).toContain(word);
    expect(unitWords(schema, name, definitions)).not.toContain('a word nobody says');
  });

  it('knows every type it meets', () => {
    expect(() => unitWords({ type: 'date' }, 'at', definitions)).toThrow('no words for the type');
  });
});
