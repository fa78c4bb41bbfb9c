import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../scripts/generate/schema';
import { date_time } from '../../../../generated/formats';
import { schemaMachine } from './schema-machine';

const NAMES = ['a', 'b', 'long_name_of_a_property_beyond_two_blocks'];
const name = fc.constantFrom(...NAMES);
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 3 });
const limit = fc.integer({ min: -1, max: 3 });
const length = fc.nat({ max: 3 });

const string: fc.Arbitrary<Schema> = fc.oneof(
  fc.constant({ type: 'string' }),
  fc
    .record({ minLength: length, maxLength: length })
    .map((lengths) => ({ type: 'string', ...lengths })),
  fc
    .constantFrom(
      '^[a-c]{1,2}$',
      '^[a-c]$',
      '^(a|bc)*c?$',
      '^[^aé😀]+$',
      '^a.c$',
      '^[ab][b-d]*$',
      '^\\w+$',
    )
    .map((pattern) => ({ type: 'string', pattern })),
);
const number: fc.Arbitrary<Schema> = fc
  .tuple(fc.constantFrom('number', 'integer'), limit, limit)
  .map(([type, a, b]) => ({ type, minimum: Math.min(a, b), maximum: Math.max(a, b) }));
const constants: fc.Arbitrary<Schema> = fc
  .uniqueArray(fc.constantFrom('a', 'é', 'abcdefghijklmnopqrstuvwxyz', null, true, false, 0, 1), {
    minLength: 1,
  })
  .map((values) => ({ enum: values }));

const { schema } = fc.letrec<{ schema: Schema; object: Schema; map: Schema; array: Schema }>(
  (tie) => ({
    object: fc.record(
      {
        type: fc.constant('object'),
        properties: fc.dictionary(name, tie('schema'), { minKeys: 3, maxKeys: 3 }),
        required: names,
        anyOf: fc.array(
          names.map((required) => ({ required })),
          { minLength: 1, maxLength: 2 },
        ),
      },
      { requiredKeys: ['type', 'properties'] },
    ),
    map: fc.record(
      { type: fc.constant('object'), propertyNames: string, additionalProperties: tie('schema') },
      { requiredKeys: ['type'] },
    ),
    array: fc.record(
      { type: fc.constant('array'), items: tie('schema'), minItems: length, maxItems: length },
      { requiredKeys: ['type'] },
    ),
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      string,
      number,
      constants,
      fc.constantFrom<Schema>(
        { type: 'boolean' },
        { type: 'null' },
        {},
        { type: ['string', 'null'] },
        { type: ['number', 'boolean'], minimum: 0 },
        { type: ['object', 'array'] },
      ),
      tie('object'),
      tie('object'),
      tie('map'),
      tie('array'),
    ),
  }),
);

/** Values that the schemas above tell apart. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(
      '',
      'a',
      'b',
      'c',
      'ab',
      'abc',
      'bcc',
      'é',
      '😀',
      '😀é',
      'abcdefghijklmnopqrstuvwxyz',
    ),
    fc.constantFrom<unknown>(0, 1, 2, 3, -1, 0.5, 1.5, -0.5, null, true, false),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES, 'c', 'ab'), tie('value'), { maxKeys: 3 }),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
}));

/** The writer profile closes objects that have properties and do not say otherwise. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, child]) => [key, closed(child)]));
  const isClosed = copy['type'] === 'object' && copy['properties'] !== undefined;
  return isClosed ? { ...copy, additionalProperties: false } : copy;
}

describe('a compiled schema', () => {
  it('accepts what Ajv accepts, and nothing else', () => {
    const counts = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(
        schema,
        fc.array(value, { minLength: 30, maxLength: 30 }),
        fc.boolean(),
        (schema, values, close) => {
          const machine = schemaMachine(schema, close);
          // An enum may hold what only the slow path can tell; nothing here does.
          expect(machine.slow).toEqual({});
          const ajv = new Ajv2020({ strict: false });
          const validate = ajv.compile((close ? closed(schema) : schema) as object);
          for (const one of values) {
            const isValid = validate(one);
            counts[isValid ? 'accepted' : 'refused']++;
            expect([one, machine.accepts(JSON.stringify(one))]).toEqual([one, isValid]);
          }
        },
      ),
      { numRuns: 200 },
    );
    expect(Math.min(counts.accepted, counts.refused)).toBeGreaterThan(500);
  });

  it.each<[string, Schema]>([
    ['a pattern without anchors', { type: 'string', pattern: 'a' }],
    ['a pattern that looks ahead', { type: 'string', pattern: '^(?=a)a$' }],
    ['a pattern that looks back', { type: 'string', pattern: '^(a)\\1$' }],
    ['a pattern with a boundary', { type: 'string', pattern: '^a\\b$' }],
    ['a format it does not know', { type: 'string', format: 'uri' }],
    ['no type', { minimum: 1 }],
    ['a type that the keyword is not for', { type: 'string', minimum: 1 }],
    [
      'closed additional properties',
      { type: 'object', properties: {}, additionalProperties: false },
    ],
    [
      'properties beside a map',
      { type: 'object', properties: { a: {} }, additionalProperties: { type: 'null' } },
    ],
    [
      'a property that every object has',
      { type: 'object', properties: { toString: { type: 'string' } } },
    ],
    [
      'a property that is required and not defined',
      { type: 'object', properties: {}, required: ['a'] },
    ],
    ['a constant that is an object', { const: {} }],
    ['a constant that JSON writes in two ways', { const: 0.1 }],
    ['a union without a discriminator', { oneOf: [{ type: 'string' }] }],
    ['a keyword of no meaning here', { type: 'string', maxContains: 1 } as Schema],
    ['a bound beyond the safe integers', { type: 'number', maximum: 1e300 }],
  ])('leaves to the slow path what it cannot express: %s', (_, schema) => {
    const machine = schemaMachine({ type: 'array', items: schema });
    expect(Object.keys(machine.slow)).toEqual(['#/items']);
    expect(machine.accepts('[]')).toBe(true);
    for (const text of ['"a"', '"aa"', '1', '0.1', '{}', '{"a":null}', 'null', '"urn:a:b"']) {
      expect(machine.accepts(`[${text}]`)).toBe(false);
    }
  });

  it('counts the fraction of a number that it cannot see as what it may be', () => {
    const machine = schemaMachine({ type: 'number', minimum: 0.5, maximum: 2.5 });
    expect(['1', '1.5', '2', '1.0e0'].map((text) => machine.accepts(text))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['0.5', '0.4', '2.5', '2.6', '0', '3'].some((text) => machine.accepts(text))).toBe(
      false,
    );
  });

  it('knows the calendar as the contract does', () => {
    const machine = schemaMachine({ type: 'string', format: 'date-time' });
    const two = fc.integer({ min: 0, max: 62 }).map((n) => String(n).padStart(2, '0'));
    const year = fc.constantFrom('0000', '1900', '2000', '2023', '2024', '2026', '9999');
    const month = fc.constantFrom('00', '01', '02', '04', '06', '11', '12', '13');
    const day = fc.constantFrom('00', '01', '28', '29', '30', '31', '32');
    const hour = fc.constantFrom('00', '23', '24');
    const fraction = fc.constantFrom('', '.0', '.123', '.123456789', '.', `.${'1'.repeat(40)}`);
    fc.assert(
      fc.property(year, month, day, hour, two, two, fraction, (y, mo, d, h, mi, s, f) => {
        const text = `${y}-${mo}-${d}T${h}:${mi}:${s}${f}Z`;
        expect([text, machine.accepts(JSON.stringify(text))]).toEqual([
          text,
          date_time.test(text) && f.length < 33,
        ]);
      }),
      { numRuns: 20_000 },
    );
  });
});
