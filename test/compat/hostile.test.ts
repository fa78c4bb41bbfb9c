import { describe, expect, it } from 'vitest';
import { compareSchemas, type CompareOptions } from '../../src/compat';

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));

const named = (count: number, make: (index: number) => unknown) =>
  Object.fromEntries(times(count, (index) => [`p${index}`, make(index)]));

function nested(depth: number, keyword: 'not' | 'a', leaf: unknown): unknown {
  let schema = leaf;
  for (let level = 0; level < depth; level++) {
    schema = keyword === 'not' ? { not: schema } : { properties: { a: schema } };
  }
  return schema;
}

/** What the machine's load may add to a budget of time. */
const SLACK = 20_000;

function compareIn(
  milliseconds: number,
  one: unknown,
  other: unknown,
  options: CompareOptions = {},
) {
  const before = performance.now();
  const comparison = compareSchemas(one, other, { budget: { milliseconds }, ...options });
  expect(performance.now() - before).toBeLessThan(milliseconds + SLACK);
  return comparison;
}

const HOSTILE: [string, unknown, unknown, string | RegExp][] = [
  [
    'properties 100,000 deep',
    nested(100_000, 'a', true),
    nested(100_000, 'a', false),
    /nested more than/,
  ],
  [
    'negations 100,000 deep',
    nested(100_000, 'not', true),
    nested(99_999, 'not', true),
    /nested more than/,
  ],
  ['properties 100 deep', nested(100, 'a', true), nested(100, 'a', { type: 'string' }), 'breaking'],
  [
    'a conjunction of 14 disjunctions',
    { allOf: times(14, (i) => ({ anyOf: [{ required: [`a${i}`] }, { required: [`b${i}`] }] })) },
    { minProperties: 14 },
    'compatible',
  ],
  [
    'exactly one of 200 that overlap',
    { oneOf: times(200, (i) => ({ minimum: i })) },
    { oneOf: times(200, (i) => ({ maximum: i })) },
    'breaking',
  ],
  [
    'nine pigeons in eight holes',
    { type: 'array', minItems: 9, uniqueItems: true, items: { enum: times(8, (i) => i) } },
    false,
    'compatible',
  ],
  [
    'loops within loops',
    { pattern: '^(a+)+$', minLength: 30 },
    { pattern: '^(a|aa)+b?$' },
    'compatible',
  ],
  [
    'loops that Ajv would never leave',
    { pattern: '^(a+)+$', minLength: 40 },
    { pattern: '^(a*)*b$' },
    'breaking',
  ],
  [
    'counted loops within counted loops',
    { pattern: '^(a{1,50}){1,50}$' },
    { pattern: '^(a|b){1,2600}$' },
    /neither/,
  ],
  [
    'half a million listed values',
    { enum: times(500_000, (i) => i) },
    { enum: times(500_000, (i) => i + 1) },
    'breaking',
  ],
  [
    '5,000 properties',
    { properties: named(5_000, () => ({ type: 'string' })) },
    { properties: named(5_000, () => ({ type: ['string', 'null'] })) },
    'compatible',
  ],
  [
    '2,000 required properties',
    { required: times(2_000, (i) => `p${i}`) },
    { properties: named(2_000, () => ({ type: 'string' })) },
    'breaking',
  ],
  ['a billion items', { type: 'array', minItems: 1e9 }, { items: { type: 'string' } }, /neither/],
  [
    'a billion matching items',
    { type: 'array', contains: { type: 'string' }, minContains: 1e6, maxContains: 1e9 },
    { contains: { type: 'null' } },
    /neither/,
  ],
  [
    'many patterns of keys',
    { patternProperties: named(20, (i) => ({ minimum: i })) },
    {
      patternProperties: Object.fromEntries(times(20, (i) => [`q${i}`, { minimum: i }])),
      additionalProperties: { type: 'number' },
    },
    'breaking',
  ],
  [
    'unevaluated beside many choices',
    {
      allOf: times(14, (i) => ({
        anyOf: [{ properties: { [`a${i}`]: true } }, { properties: { [`b${i}`]: true } }],
      })),
      unevaluatedProperties: false,
    },
    { maxProperties: 3 },
    /too many cases/,
  ],
  ['a schema that is itself', { $ref: '#' }, { type: 'string' }, /neither/],
  ['a reference that leads nowhere', { $ref: '#/$defs/none' }, { type: 'string' }, /leads nowhere/],
  ['a keyword without meaning', { minimum: 'much' }, { type: 'string' }, /no meaning/],
  [
    'a dialect that is not known',
    { $schema: 'https://example.com/mine' },
    { type: 'string' },
    /dialect/,
  ],
  ['no schema at all', 7, { type: 'string' }, /no meaning/],
];

describe('within its budget stays', () => {
  it.each(HOSTILE)('%s', (_, one, other, expected) => {
    const { verdict, reason } = compareIn(5_000, one, other);
    if (typeof expected === 'string') expect(verdict).toBe(expected);
    else expect([verdict, reason]).toEqual(['undecided', expect.stringMatching(expected)]);
  });

  it('what would take for ever', () => {
    const HOLES = 9;
    const places = times(HOLES, (hole) => times(HOLES + 1, (pigeon) => `p${pigeon}_${hole}`));
    const somewhere = times(HOLES + 1, (pigeon) => ({
      anyOf: places.map((hole) => ({ required: [hole[pigeon]] })),
    }));
    const alone = places.flatMap((hole) =>
      hole.flatMap((one, index) =>
        hole.slice(index + 1).map((other) => ({ not: { required: [one, other] } })),
      ),
    );
    const pigeons = { type: 'object', allOf: [...somewhere, ...alone] };
    const { verdict, reason } = compareIn(300, pigeons, false);
    expect([verdict, reason]).toEqual(['undecided', expect.stringMatching(/used up/)]);
  });
});

describe('names that objects inherit', () => {
  const proto = (value: string) => JSON.parse(`{"properties":{"__proto__":${value}}}`) as object;

  it('are properties like others', () => {
    const { verdict, witness } = compareSchemas(
      { required: ['toString'] },
      { required: ['toString', 'constructor'] },
    );
    expect([verdict, witness]).toEqual(['breaking', expect.objectContaining({ toString: null })]);
    expect(compareSchemas({}, { required: ['valueOf'] }).verdict).toBe('breaking');
    expect(
      compareSchemas(proto('{"type":"string"}'), proto('{"type":["string","null"]}')).verdict,
    ).toBe('compatible');
    // Ajv leaves out __proto__, so that it confirms nothing about it.
    expect(compareSchemas({}, proto('false')).verdict).toBe('undecided');
    expect(Object.prototype).not.toHaveProperty('a');
  });
});
