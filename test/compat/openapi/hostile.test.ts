import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/artifacts';
import { CompatError, compareOpenApi } from '../../../src/compat';
import { mergePatch } from './merge-patch';
import { PETS } from './pets';
import { get, NOW, ok, rulesBetween, schemas } from './support';

const compare = (old: JsonValue, now: JsonValue) => compareOpenApi(old, now, { now: NOW });

describe('a document that cannot be compared', () => {
  it.each<[string, JsonValue, string]>([
    ['no object', [], 'no OpenAPI document'],
    ['no version', { paths: {} }, 'no OpenAPI document'],
    ['Swagger 2.0', { swagger: '2.0' }, 'no OpenAPI document'],
    ['a version to come', { openapi: '4.0.0' }, 'OpenAPI 4.0.0 is not known'],
    ['paths that are a list', { openapi: '3.1.0', paths: [] }, '/paths is not an object'],
    ['parameters that are none', mergePatch(PETS, get({ parameters: {} })), 'is not an array'],
    [
      'a reference that leads outside',
      mergePatch(PETS, ok({ $ref: 'other.yaml#/x' })),
      'which is outside of the document',
    ],
    [
      'a reference to a host',
      mergePatch(PETS, schemas({ Pet: { properties: { x: { $ref: 'https://x.example/' } } } })),
      'which is outside of the document',
    ],
    ['a reference to nothing', mergePatch(PETS, ok({ $ref: '#/nowhere' })), 'nothing is there'],
    [
      'a reference to the prototype',
      mergePatch(PETS, ok({ $ref: '#/__proto__' })),
      'nothing is there',
    ],
    ['a reference that is no URI', mergePatch(PETS, ok({ $ref: '#/%' })), 'nothing is there'],
    [
      'references in a circle',
      mergePatch(PETS, {
        ...(ok({ $ref: '#/components/responses/A' }) as object),
        components: {
          responses: {
            A: { $ref: '#/components/responses/B' },
            B: { $ref: '#/components/responses/A' },
          },
        },
      }),
      'in a circle',
    ],
  ])('is refused for %s', (_what, document, message) => {
    for (const [old, now] of [
      [document, PETS],
      [PETS, document],
    ] as const) {
      expect(() => compare(old, now)).toThrow(CompatError);
      expect(() => compare(old, now)).toThrow(message);
    }
  });
});

describe('a document that is odd', () => {
  it('may have schemas that contain themselves', () => {
    const before = schemas({
      Pet: { properties: { mother: { $ref: '#/components/schemas/Pet' } } },
    });
    expect(rulesBetween(before, schemas({ Pet: { properties: { age: {} } } }), 'wire')).toEqual([]);
    expect(
      rulesBetween(before, schemas({ Pet: { required: ['name', 'mother'] } }), 'wire'),
    ).toContain('request-schema-narrowed');
  });

  it('may use names of the prototype', () => {
    const text = '{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"string"}}}';
    const odd = schemas({ Pet: JSON.parse(text) as JsonValue });
    expect(rulesBetween(odd, {})).toEqual([]);
    const lost = rulesBetween({}, schemas({ toString: { type: 'object' } }));
    expect(lost).toEqual([]);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  it('may have callbacks that refer to themselves', () => {
    const operation = { $ref: '#/paths/~1pets' };
    const round = { paths: { '/pets': { post: { callbacks: { added: { x: operation } } } } } };
    expect(rulesBetween(round, {})).toEqual([]);
  });

  it('may leave out what YAML writes as null', () => {
    const empty = ok({ headers: null, content: null });
    expect(compare(mergePatch(PETS, empty), PETS).verdict).not.toBe('undecided');
  });

  it('may be large', () => {
    const paths = Object.fromEntries(
      Array.from({ length: 1500 }, (_, i) => [
        `/things/${i}`,
        {
          get: {
            responses: {
              200: {
                description: '',
                content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
              },
            },
          },
        },
      ]),
    );
    const large = mergePatch(PETS, { paths });
    const start = performance.now();
    const { findings } = compare(
      large,
      mergePatch(large, schemas({ Pet: { properties: { name: { type: ['string', 'null'] } } } })),
    );
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(findings.filter(({ rule }) => rule === 'response-schema-widened')).toHaveLength(1501);
  });
});
