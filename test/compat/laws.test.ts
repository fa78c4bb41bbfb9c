import { describe, expect, it } from 'vitest';
import { compareSchemas } from '../../src/compat';
import type { JsonObject } from '../../src/compat/json';
import { choose } from './fuzz/choose';
import { mutateSchema } from './fuzz/mutate-schema';
import { randomDocument, randomSchema } from './fuzz/random-schema';

const PAIRS = 700;

function verdict(one: unknown, other: unknown): string {
  return compareSchemas(one, other).verdict;
}

/** The schema inside another; what it refers to stays where it is. */
function within(schema: JsonObject, wrap: (inner: JsonObject) => JsonObject): JsonObject {
  const { $defs, ...inner } = schema;
  return { ...wrap(inner), ...($defs !== undefined && { $defs }) };
}

/** References to the root would mean the whole again. */
const DOCUMENTS = Array.from({ length: PAIRS }, (_, seed) => {
  const chooser = choose(seed + 1);
  const schema = randomDocument(chooser, 3);
  const text = JSON.stringify(schema).replaceAll('"$ref":"#"', '"$ref":"#/$defs/x"');
  return { chooser, schema: JSON.parse(text) as JsonObject };
});

describe('whatever the schemas', () => {
  it('one is compatible with itself, however often it is written', () => {
    for (const { schema } of DOCUMENTS) {
      const copy = structuredClone(schema);
      expect([schema, verdict(schema, copy)]).toEqual([schema, 'compatible']);
      const twice = within(schema, (inner) => ({ allOf: [inner, { not: { not: inner } }] }));
      expect([schema, verdict(schema, twice)]).toEqual([schema, 'compatible']);
      expect([schema, verdict(twice, schema)]).toEqual([schema, 'compatible']);
    }
  });

  it('one is compatible with itself or another, and it and another with itself', () => {
    for (const { schema, chooser } of DOCUMENTS) {
      const other = randomSchema(chooser);
      const wider = within(schema, (inner) => ({ anyOf: [inner, other] }));
      const narrower = within(schema, (inner) => ({ allOf: [inner, other] }));
      expect([schema, other, verdict(schema, wider)]).toEqual([schema, other, 'compatible']);
      expect([schema, other, verdict(narrower, schema)]).toEqual([schema, other, 'compatible']);
      expect([schema, other, verdict(narrower, wider)]).toEqual([schema, other, 'compatible']);
    }
  });

  it('nothing is compatible with anything, and anything with everything', () => {
    for (const { schema } of DOCUMENTS) {
      expect(verdict(false, schema)).toBe('compatible');
      expect(verdict(schema, true)).toBe('compatible');
    }
  });

  it('compatible steps make a compatible way', () => {
    let ways = 0;
    for (const { schema, chooser } of DOCUMENTS) {
      const second = mutateSchema(schema, chooser);
      const third = mutateSchema(second, chooser);
      if (verdict(schema, second) !== 'compatible' || verdict(second, third) !== 'compatible')
        continue;
      ways++;
      expect([schema, third, verdict(schema, third)]).toEqual([schema, third, 'compatible']);
    }
    expect(ways).toBeGreaterThan(PAIRS / 10);
  });

  it('with each direction decided, both together are no better than the worse', () => {
    for (const { schema, chooser } of DOCUMENTS.slice(0, 200)) {
      const other = mutateSchema(schema, chooser);
      const [backward, forward, full] = (['backward', 'forward', 'full'] as const).map(
        (direction) => compareSchemas(schema, other, { direction }).verdict,
      );
      const worst = ['breaking', 'undecided', 'compatible'].find((one) =>
        [backward, forward].some((found) => found === one),
      );
      expect(full).toBe(worst);
    }
  });
});
