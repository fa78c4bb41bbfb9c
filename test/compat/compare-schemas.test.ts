import { describe, expect, it } from 'vitest';
import { compareSchemas, type DialectName } from '../../src/compat';

const TEXT = { type: 'string' };

describe('compareSchemas', () => {
  it('shows what breaks: a document, where it is rejected, and by which keyword', () => {
    const old = { type: 'object', properties: { id: { type: ['string', 'integer'] } } };
    const next = { type: 'object', properties: { id: TEXT } };
    const { verdict, witness, findings } = compareSchemas(old, next);
    expect(verdict).toBe('breaking');
    expect(witness).toEqual({ id: 0 });
    expect(findings).toEqual([
      {
        ruleId: 'schema/backward',
        level: 'error',
        direction: 'backward',
        message: 'the new schema rejects a document that the old one accepts: /id must be string',
        pointer: { new: '#/properties/id/type' },
        witness: { id: 0 },
        instancePath: '/id',
        keyword: 'type',
      },
    ]);
    expect(compareSchemas(old, next, { direction: 'forward' })).toEqual({
      verdict: 'compatible',
      findings: [],
    });
  });

  it('looks both ways when asked to', () => {
    const { verdict, findings } = compareSchemas(
      { maximum: 5 },
      { minimum: 3 },
      { direction: 'full' },
    );
    expect(verdict).toBe('breaking');
    expect(findings.map(({ direction, pointer }) => [direction, pointer])).toEqual([
      ['backward', { new: '#/minimum' }],
      ['forward', { old: '#/maximum' }],
    ]);
  });

  it.each([
    ['the whole schema', (schema: object) => schema],
    ['a part', (schema: object) => ({ properties: { part: { $id: 'part', ...schema } } })],
    [
      'a definition',
      (schema: object) => ({ $ref: '#/$defs/it', $defs: { it: { $id: 'it', ...schema } } }),
    ],
  ])('does not decide what is written in a dialect that it does not know: %s', (_, place) => {
    const one = place({ $schema: 'https://example.com/one', type: 'string' });
    const other = place({ $schema: 'https://example.com/one', type: 'integer' });
    const third = place({ $schema: 'https://example.com/other', type: 'string' });
    for (const next of [one, other, third]) {
      const { verdict, reason } = compareSchemas(one, next);
      expect([verdict, reason]).toEqual([
        'undecided',
        'not understood: a dialect that is not known',
      ]);
    }
  });

  it('takes format for an annotation, unless it is asserted', () => {
    const one = { ...TEXT, format: 'date-time' };
    expect(compareSchemas(TEXT, one).verdict).toBe('compatible');
    expect(compareSchemas(TEXT, one, { formats: ['date-time'] }).verdict).toBe('breaking');
    expect(compareSchemas(one, TEXT, { formats: ['date-time'] }).verdict).toBe('compatible');
    expect(compareSchemas(TEXT, one, { policy: 'tolerant-reader' }).verdict).toBe('breaking');
    expect(compareSchemas(TEXT, one, { policy: 'tolerant-reader', formats: [] }).verdict).toBe(
      'compatible',
    );
    const { verdict, reason } = compareSchemas(
      TEXT,
      { ...TEXT, format: 'colour' },
      { formats: ['colour'] },
    );
    expect([verdict, reason]).toEqual(['undecided', 'not understood: the format colour']);
  });

  it.each<[DialectName, object, object, string]>([
    ['draft-04', { minimum: 1, exclusiveMinimum: true }, { minimum: 1 }, 'compatible'],
    ['draft-04', { minimum: 1 }, { minimum: 1, exclusiveMinimum: true }, 'breaking'],
    ['draft-06', { exclusiveMinimum: 1 }, { minimum: 1 }, 'compatible'],
    ['draft-07', { items: [TEXT], additionalItems: false }, { items: TEXT }, 'compatible'],
    [
      'draft-07',
      { $ref: '#/definitions/a', type: 'null', definitions: { a: TEXT } },
      TEXT,
      'compatible',
    ],
    ['draft-07', { dependencies: { a: ['b'] } }, { required: ['b'] }, 'breaking'],
    [
      'draft-07',
      { type: 'object', dependencies: { a: ['b'] }, required: ['a'] },
      { required: ['b'] },
      'compatible',
    ],
    [
      '2019-09',
      { $recursiveAnchor: true, properties: { a: { $recursiveRef: '#' } } },
      { properties: { a: { type: 'object' } } },
      'breaking',
    ],
    ['2020-12', { prefixItems: [TEXT], items: false }, { items: TEXT }, 'compatible'],
    [
      '2020-12',
      { $ref: '#/$defs/a', maxLength: 3, $defs: { a: TEXT } },
      { maxLength: 4 },
      'compatible',
    ],
    ['openapi-3.0', { type: 'string', nullable: true }, { type: 'string' }, 'breaking'],
    ['openapi-3.0', { type: 'string' }, { type: 'string', nullable: true }, 'compatible'],
    ['openapi-3.1', { type: ['string', 'null'] }, { enum: ['a', null] }, 'breaking'],
  ])('reads %s: %j to %j', (dialect, old, next, verdict) => {
    expect(compareSchemas(old, next, { dialect }).verdict).toBe(verdict);
  });

  it('reads each schema in the dialect that it names', () => {
    const $schema = 'http://json-schema.org/draft-07/schema#';
    expect(
      compareSchemas({ $schema, items: [TEXT], additionalItems: false }, { items: TEXT }).verdict,
    ).toBe('compatible');
    expect(compareSchemas({ items: TEXT }, { $schema, items: [TEXT] }).verdict).toBe('compatible');
  });

  it('follows references into other documents, and into the meta-schemas', () => {
    const documents = {
      old: { 'common.json': { $defs: { a: TEXT } } },
      new: { 'common.json': { $defs: { a: { minLength: 1 } } } },
    };
    const schema = { $ref: 'common.json#/$defs/a' };
    expect(compareSchemas(schema, schema, { documents }).witness).toBe('');
    const meta = { $ref: 'https://json-schema.org/draft/2020-12/schema' };
    expect(compareSchemas(meta, meta).verdict).toBe('compatible');
    expect(compareSchemas(meta, { type: ['object', 'boolean'] }).verdict).toBe('compatible');
    expect(compareSchemas(meta, { properties: { minLength: { type: 'string' } } }).witness).toEqual(
      { minLength: 0 },
    );
  });

  it('tells recursive schemas apart by what their references lead to', () => {
    const tree = (properties: Record<string, string>) => ({
      $ref: '#/$defs/tree',
      $defs: {
        tree: {
          properties: Object.fromEntries(
            Object.entries(properties).map(([key, name]) => [key, { $ref: `#/$defs/${name}` }]),
          ),
        },
        text: TEXT,
        whole: { type: 'integer' },
      },
    });
    const one = tree({ next: 'tree', a: 'text', b: 'whole' });
    expect(compareSchemas(one, tree({ b: 'whole', a: 'text', next: 'tree' })).verdict).toBe(
      'compatible',
    );
    const swapped = [
      tree({ next: 'tree', a: 'whole', b: 'text' }),
      tree({ next: 'tree', b: 'text', a: 'whole' }),
      tree({ a: 'tree', next: 'text', b: 'whole' }),
    ];
    for (const other of swapped) expect(compareSchemas(one, other).verdict).toBe('breaking');
  });

  it('proves recursive schemas by infinite descent', () => {
    const tree = (extra: object) => ({
      $ref: '#/$defs/node',
      $defs: {
        node: {
          type: 'object',
          required: ['value'],
          properties: { value: { type: 'integer' }, children: { items: { $ref: '#/$defs/node' } } },
          ...extra,
        },
      },
    });
    expect(compareSchemas(tree({ maxProperties: 2 }), tree({})).verdict).toBe('compatible');
    expect(compareSchemas(tree({}), tree({ maxProperties: 2 })).verdict).toBe('breaking');
    const renamed = JSON.parse(JSON.stringify(tree({})).replaceAll('node', 'knot')) as object;
    expect(compareSchemas(tree({}), renamed, { direction: 'full' }).verdict).toBe('compatible');
    const endless = { type: 'object', required: ['a'], properties: { a: { $ref: '#' } } };
    expect(compareSchemas(endless, false).verdict).toBe('compatible');
  });

  it('knows what is evaluated', () => {
    const base = {
      properties: { a: true },
      anyOf: [{ properties: { b: { const: 1 } }, required: ['b'] }, true],
    };
    const closed = { type: 'object', ...base, unevaluatedProperties: false };
    expect(compareSchemas(closed, { maxProperties: 2 }).verdict).toBe('compatible');
    expect(compareSchemas(closed, { maxProperties: 1 }).verdict).toBe('breaking');
    expect(
      compareSchemas({ ...closed, required: ['b'] }, { properties: { b: { const: 1 } } }).verdict,
    ).toBe('compatible');
  });

  it('lets a tolerant reader take what it does not know', () => {
    const document = (minor: number, properties: object) => ({
      'x-schema-version': `1.${minor}.0`,
      type: 'object',
      required: ['schema_version'],
      properties: {
        schema_version: { type: 'string', pattern: '^1\\.\\d+\\.\\d+$' },
        ...properties,
      },
    });
    const options = { policy: 'tolerant-reader', direction: 'full' } as const;
    const old = document(0, { a: TEXT });
    expect(
      compareSchemas(old, document(1, { a: TEXT, b: { type: 'null' } }), options).verdict,
    ).toBe('compatible');
    expect(compareSchemas(old, document(1, { a: TEXT, b: { type: 'null' } })).verdict).toBe(
      'breaking',
    );
    expect(compareSchemas(old, document(1, { a: { type: 'null' } }), options).verdict).toBe(
      'breaking',
    );
    expect(
      compareSchemas(old, { ...document(1, {}), required: ['schema_version', 'a'] }, options)
        .verdict,
    ).toBe('breaking');
    expect(compareSchemas(old, { ...old, 'x-schema-version': '2.0.0' }, options).verdict).toBe(
      'breaking',
    );
  });
});
