import type { Json, JsonObject } from '../../../src/compat/json';

/** Two schemas that random ones hardly come across, and a document that the one has more, if any. */
export interface CornerPair {
  readonly what: string;
  readonly sub: JsonObject;
  readonly sup: JsonObject | boolean;
  readonly witness?: Json;
}

const LONG = 'a'.repeat(20);

/** More than are counted one by one. */
const MANY = Array.from({ length: 20 }, (_, index) => index);

/** Pairs each of which needs a certain rule, applied neither too rarely nor too often. */
export const CORNER_PAIRS: readonly CornerPair[] = [
  {
    what: 'words that only an automaton shows to be the same',
    sub: { type: 'string', pattern: '^(a|b)*$' },
    sup: { pattern: '^(a*b*)*$' },
  },
  {
    what: 'fewer keys than properties',
    sub: {
      type: 'object',
      properties: { a: { type: 'string' } },
      additionalProperties: false,
      minProperties: 2,
    },
    sup: false,
  },
  {
    what: 'just as many keys as properties',
    sub: {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      additionalProperties: false,
      minProperties: 2,
    },
    sup: false,
    witness: { a: '', b: '' },
  },
  {
    what: 'fewer values than different items',
    sub: { type: 'array', items: { enum: MANY }, uniqueItems: true, minItems: MANY.length + 1 },
    sup: false,
  },
  {
    what: 'just as many values as different items',
    sub: { type: 'array', items: { enum: MANY }, uniqueItems: true, minItems: MANY.length },
    sup: false,
    witness: MANY,
  },
  {
    what: 'a value of which it cannot be told whether it matches',
    sub: { enum: [LONG] },
    sup: { not: { pattern: '^(a+)\\1$' } },
    witness: LONG,
  },
  {
    what: 'a property of which it cannot be told whether it has a value',
    sub: {
      type: 'object',
      properties: { a: { type: 'string', pattern: '^(a+)\\1$', minLength: 20 } },
      required: ['a'],
    },
    sup: false,
    witness: { a: LONG },
  },
  {
    what: 'a schema met inside itself before it turns out to have another way',
    sub: {
      type: 'array',
      minItems: 2,
      prefixItems: [{ $ref: '#/$defs/way' }, { $ref: '#/$defs/round' }],
      $defs: {
        way: {
          type: ['object', 'integer'],
          minimum: 0,
          maximum: 5,
          required: ['a'],
          properties: { a: { $ref: '#/$defs/round' } },
        },
        round: { type: 'object', required: ['b'], properties: { b: { $ref: '#/$defs/way' } } },
      },
    },
    sup: false,
    witness: [0, { b: 0 }],
  },
];
