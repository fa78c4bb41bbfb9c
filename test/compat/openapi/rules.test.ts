import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/artifacts';
import { OPENAPI_RULES } from '../../../src/compat';
import { mergePatch } from './merge-patch';
import {
  findingsBetween,
  get,
  limit,
  LIMIT_SCHEMA,
  ok,
  post,
  rulesBetween,
  schemas,
} from './support';

type Rule = keyof typeof OPENAPI_RULES;

/**
 * What is near to breaking each rule and does not: a change of the pets, and a change of that.
 * docs/compatibility.md has what breaks them.
 */
const HOLDS: Record<Rule, [what: string, before: JsonValue, change: JsonValue][]> = {
  'operation-removed': [
    [
      'one that was deprecated, past its sunset',
      get({ deprecated: true, 'x-sunset': '2025-12-31' }),
      get(null),
    ],
    ['one that was deprecated without a date', get({ deprecated: true }), get(null)],
    ['one that nothing was promised of', get({ 'x-stability-level': 'alpha' }), get(null)],
    [
      'one whose path parameter has another name',
      path('{id}'),
      { paths: { '/pets/{id}': null, '/pets/{pet}': path('{pet}').paths['/pets/{pet}'] ?? null } },
    ],
  ],
  'operation-sunset-broken': [
    [
      'a later date',
      get({ deprecated: true, 'x-sunset': '2099-01-01' }),
      get({ 'x-sunset': '2099-01-02' }),
    ],
    ['a date for the first time', get({ deprecated: true }), get({ 'x-sunset': '2099-01-02' })],
    [
      'no deprecation any more',
      get({ deprecated: true, 'x-sunset': '2099-01-01' }),
      get({ deprecated: null, 'x-sunset': null }),
    ],
  ],
  'operation-sunset-missing': [
    ['a date beside it', {}, get({ deprecated: true, 'x-sunset': '2099-01-01' })],
    ['what was so before', get({ deprecated: true }), get({ summary: 'x' })],
  ],
  'operation-id-changed': [
    ['one that had none', get({ operationId: null }), get({ operationId: 'x' })],
  ],
  'stability-lowered': [
    ['a higher one', get({ 'x-stability-level': 'beta' }), get({ 'x-stability-level': 'stable' })],
    ['one that is said for the first time', {}, get({ 'x-stability-level': 'beta' })],
  ],
  'tag-removed': [['another one more', {}, get({ tags: ['new', 'pets'] })]],
  'server-removed': [
    ['another one more', {}, { servers: [{ url: '/' }, { url: 'https://pets.example/v1' }] }],
  ],
  'security-tightened': [
    ['another alternative', {}, get({ security: [{ key: [] }, { other: [] }] })],
    ['none any more', {}, get({ security: [] })],
    ['a scope less', get({ security: [{ key: ['a', 'b'] }] }), get({ security: [{ key: ['b'] }] })],
    [
      'the same scheme under another name',
      {},
      {
        ...(get({ security: [{ token: [] }] }) as object),
        components: {
          securitySchemes: { key: null, token: { type: 'apiKey', in: 'header', name: 'X-Key' } },
        },
      },
    ],
  ],
  'security-scheme-changed': [
    ['another description', {}, { components: { securitySchemes: { key: { description: 'x' } } } }],
  ],
  'parameter-removed': [
    [
      'past its sunset',
      limit({ deprecated: true, 'x-sunset': '2025-12-31' }),
      get({ parameters: [] }),
    ],
    [
      'moved to the path item',
      {},
      {
        paths: {
          '/pets': {
            parameters: [{ name: 'limit', in: 'query', schema: LIMIT_SCHEMA }],
            get: { parameters: null },
          },
        },
      },
    ],
    [
      'a header in other letters',
      get({ parameters: [{ name: 'X-A', in: 'header' }] }),
      get({ parameters: [{ name: 'x-a', in: 'header' }] }),
    ],
    [
      'a header that is described elsewhere',
      get({ parameters: [{ name: 'Accept', in: 'header' }] }),
      get({ parameters: [] }),
    ],
  ],
  'parameter-required': [
    ['an optional one more', get({ parameters: [] }), limit({})],
    ['one that is not any more', limit({ required: true }), limit({})],
  ],
  'parameter-narrowed': [
    ['a wider one', {}, limit({ schema: { ...LIMIT_SCHEMA, maximum: 200 } })],
    ['any text where a number was', {}, limit({ schema: { type: 'string', default: 20 } })],
    [
      'a list of any text where one of numbers was',
      limit({ schema: { type: 'array', items: { type: 'integer' } } }),
      limit({ schema: { type: 'array', items: { type: 'string' } } }),
    ],
  ],
  'parameter-default-changed': [
    [
      'one that had none',
      limit({ schema: { type: 'integer' } }),
      limit({ schema: { type: 'integer', default: 1 } }),
    ],
  ],
  'parameter-empty-refused': [['one that may be empty now', {}, limit({ allowEmptyValue: true })]],
  'parameter-serialization-changed': [
    ['the default, said', {}, limit({ style: 'form', explode: true, allowReserved: false })],
  ],
  'parameter-sunset-broken': [
    [
      'a later date',
      limit({ deprecated: true, 'x-sunset': '2099-01-01' }),
      limit({ deprecated: true, 'x-sunset': '2099-06-01' }),
    ],
  ],
  'parameter-sunset-missing': [
    ['a date beside it', {}, limit({ deprecated: true, 'x-sunset': '2099-01-01' })],
  ],
  'request-body-removed': [
    [
      'one more',
      post({ requestBody: null }),
      post({ requestBody: { content: { 'text/plain': {} } } }),
    ],
  ],
  'request-body-required': [
    [
      'one that is not any more',
      post({ requestBody: { required: true } }),
      post({ requestBody: { required: false } }),
    ],
  ],
  'request-media-type-removed': [
    [
      'a range that covers it',
      {},
      post({ requestBody: { content: { 'multipart/form-data': null, 'multipart/*': {} } } }),
    ],
    [
      'the same in other letters',
      {},
      post({
        requestBody: { content: { 'multipart/form-data': null, 'Multipart/Form-Data': {} } },
      }),
    ],
    [
      'a parameter that it does not ask for',
      post({ requestBody: { content: { 'text/plain; charset=utf-8': {} } } }),
      post({ requestBody: { content: { 'text/plain; charset=utf-8': null, 'text/plain': {} } } }),
    ],
  ],
  'request-schema-narrowed': [
    [
      'an optional property more',
      {},
      schemas({ Pet: { properties: { age: { type: 'integer' } } } }),
    ],
    [
      'a required property that only responses have',
      {},
      schemas({
        Pet: { required: ['name', 'id'], properties: { id: { type: 'string', readOnly: true } } },
      }),
    ],
    [
      'the schema by another name',
      schemas({ Animal: { $ref: '#/components/schemas/Pet' } }),
      post({
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Animal' } } },
        },
      }),
    ],
  ],
  'encoding-changed': [
    [
      'one for another property',
      {},
      post({
        requestBody: {
          content: { 'multipart/form-data': { encoding: { other: { contentType: 'a/b' } } } },
        },
      }),
    ],
  ],
  'success-status-removed': [
    [
      'a range that covers it',
      {},
      get({
        responses: {
          200: null,
          '2XX': {
            description: '',
            headers: { 'X-Total': { required: true, schema: { type: 'integer' } } },
            content: {
              'application/json': {
                schema: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
              },
            },
          },
        },
      }),
    ],
    ['a failure that is gone', {}, get({ responses: { 404: null } })],
  ],
  'error-status-removed': [
    [
      'one that the default covers',
      {},
      get({ responses: { 404: null, default: { description: '' } } }),
    ],
  ],
  'response-status-added': [
    [
      'one that the default covered',
      get({ responses: { default: { description: '' } } }),
      get({ responses: { 500: { description: '' } } }),
    ],
  ],
  'response-media-type-removed': [
    [
      'the same with a parameter',
      ok({ content: { 'text/csv': {} } }),
      ok({ content: { 'text/csv': null, 'text/csv; charset=utf-8': {} } }),
    ],
  ],
  'response-media-type-added': [
    [
      'one that a range covered',
      ok({ content: { '*/*': {} } }),
      ok({ content: { 'text/csv': {} } }),
    ],
  ],
  'response-schema-widened': [
    ['a narrower one', {}, schemas({ Pet: { properties: { name: { maxLength: 10 } } } })],
    [
      'a property less that only requests have',
      schemas({
        Pet: {
          required: ['name', 'pin'],
          properties: { pin: { type: 'string', writeOnly: true } },
        },
      }),
      schemas({ Pet: { required: ['name'], properties: { pin: null } } }),
    ],
    [
      'an optional property more',
      {},
      schemas({ Pet: { properties: { age: { type: 'integer' } } } }),
    ],
  ],
  'response-header-removed': [
    [
      'the same in other letters',
      {},
      ok({
        headers: { 'X-Total': null, 'x-total': { required: true, schema: { type: 'integer' } } },
      }),
    ],
  ],
  'response-header-optional': [
    [
      'one that was not promised',
      ok({ headers: { 'X-A': { schema: {} } } }),
      ok({ headers: { 'X-A': { required: true } } }),
    ],
  ],
  'response-header-widened': [
    ['a narrower one', {}, ok({ headers: { 'X-Total': { schema: { minimum: 0 } } } })],
  ],
  'response-header-serialization-changed': [
    ['the default, said', {}, ok({ headers: { 'X-Total': { style: 'simple', explode: false } } })],
  ],
  'callback-removed': [
    [
      'another expression',
      {},
      post({
        callbacks: {
          added: {
            '{$request.query.url}': null,
            '{$request.body#/url}': { post: { responses: { 204: { description: '' } } } },
          },
        },
      }),
    ],
  ],
  'webhook-removed': [['another one more', {}, { webhooks: { found: { post: {} } } }]],
  'content-encoding-changed': [
    ['another description', {}, schemas({ Pet: { properties: { photo: { description: 'x' } } } })],
  ],
  'discriminator-renamed': [['none any more', {}, schemas({ Owner: { discriminator: null } })]],
  'discriminator-remapped': [
    [
      'a tag more',
      {},
      schemas({ Owner: { discriminator: { mapping: { home: '#/components/schemas/Shelter' } } } }),
    ],
  ],
  'extensible-enum-reduced': [
    ['a value more', kinds('cat'), kinds('cat', 'dog')],
    [
      'in a response only',
      ok({ headers: { 'X-Total': { schema: { 'x-extensible-enum': ['a', 'b'] } } } }),
      ok({ headers: { 'X-Total': { schema: { 'x-extensible-enum': ['a'] } } } }),
    ],
  ],
  'key-rule-added': [
    [
      'a sender that has no other keys',
      schemas({ Pet: { additionalProperties: false, patternProperties: null } }),
      schemas({ Pet: { propertyNames: { maxLength: 60 } } }),
    ],
  ],
  'property-read-only': [
    [
      'one that is new',
      {},
      schemas({ Pet: { properties: { id: { type: 'string', readOnly: true } } } }),
    ],
  ],
  'property-write-only': [
    [
      'one that is new',
      {},
      schemas({ Pet: { properties: { pin: { type: 'string', writeOnly: true } } } }),
    ],
  ],
  'union-member-unknown': [
    [
      'one that is known by another name',
      schemas({
        Asylum: {
          type: 'object',
          required: ['kind'],
          properties: { kind: { const: 'shelter' }, city: { type: 'string' } },
        },
      }),
      owners('Person', 'Asylum'),
    ],
  ],
  'union-name-unknown': [['another order', {}, owners('Shelter', 'Person')]],
  'format-changed': [
    ['the same', {}, schemas({ Pet: { properties: { born: { description: 'x' } } } })],
  ],
  'property-removed': [['one more', {}, schemas({ Pet: { properties: { age: {} } } })]],
  'schema-sunset-missing': [
    [
      'a date beside it',
      {},
      schemas({ Pet: { properties: { born: { deprecated: true, 'x-sunset': '2099-01-01' } } } }),
    ],
  ],
  'schema-name-removed': [['one more', {}, schemas({ Vet: {} })]],
};

function path(parameter: string): { paths: Record<string, JsonValue> } {
  const name = parameter.slice(1, -1);
  const operation = {
    parameters: [{ name, in: 'path', required: true, schema: { type: 'string' } }],
    responses: { 204: { description: '' } },
  };
  return { paths: { [`/pets/${parameter}`]: { get: operation } } };
}

function kinds(...values: string[]): JsonValue {
  return schemas({
    Pet: { properties: { kind: { type: 'string', 'x-extensible-enum': values } } },
  });
}

function owners(...names: string[]): JsonValue {
  return schemas({
    Owner: { oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) },
  });
}

describe.each(Object.entries(HOLDS))('%s holds for', (rule, cases) => {
  it.each(cases)('%s', (_what, before, change) => {
    expect(rulesBetween(before, change)).not.toContain(rule);
  });
});

it('finds a parameter that becomes required, not only one that is new', () => {
  expect(rulesBetween(get({ parameters: [] }), limit({ required: true }))).toContain(
    'parameter-required',
  );
});

it('finds a new requirement among the scopes', () => {
  const before = get({ security: [{ key: ['a'] }] });
  expect(rulesBetween(before, get({ security: [{ key: ['a', 'b'] }] }))).toContain(
    'security-tightened',
  );
});

it('turns webhooks and callbacks round: the API is their client', () => {
  const change = { webhooks: { lost: { post: { requestBody: { required: true } } } } };
  // The API may send more than subscribers know, and it must not send what they refuse.
  expect(rulesBetween({}, change)).toEqual([]);
  expect(
    rulesBetween(change, { webhooks: { lost: { post: { requestBody: { required: false } } } } }),
  ).toEqual(['request-body-required']);
});

it('applies the rules of a level and of those before it', () => {
  const change = get({ operationId: 'x', responses: { 404: null } });
  expect(rulesBetween({}, change, 'wire')).toEqual([]);
  expect(rulesBetween({}, change, 'codegen')).toEqual(['operation-id-changed']);
  expect(rulesBetween({}, change, 'strict')).toEqual([
    'operation-id-changed',
    'error-status-removed',
  ]);
});

it('says where, in both documents', () => {
  const [finding] = findingsBetween({}, limit({ required: true }));
  expect(finding).toMatchObject({
    message: expect.stringMatching(
      /^GET \/pets, query parameter limit: the new contract requires it/,
    ) as string,
    old: '/paths/~1pets/get/parameters/0',
    new: '/paths/~1pets/get/parameters/0',
    severity: 'breaking',
    direction: 'backward',
    witness: { request: 'GET /pets', without: 'query limit' },
  });
});

it.each<[name: string, expected: string[]]>([
  ['application/x-www-form-urlencoded', []],
  ['application/atom+xml; charset=utf-8', []],
  ['text/plain', []],
  ['application/json', ['request-schema-narrowed']],
  ['multipart/form-data', ['request-schema-narrowed']],
])('reads what is written in %s as text where that is text', (name, expected) => {
  const body = (type: string) =>
    post({
      requestBody: {
        content: { [name]: { schema: { type: 'object', properties: { age: { type } } } } },
      },
    });
  expect(rulesBetween(body('integer'), body('string'), 'wire')).toEqual(expected);
  expect(rulesBetween(body('string'), body('integer'), 'wire')).toEqual([
    'request-schema-narrowed',
  ]);
});

it('takes no text for more where a schema refuses it', () => {
  const content = (schema: JsonValue) =>
    post({ requestBody: { content: { 'text/plain': { schema } } } });
  const narrowed = content({ not: { type: 'string' } });
  expect(rulesBetween(content({ not: { type: 'number' } }), narrowed, 'wire')).toEqual([
    'request-schema-narrowed',
  ]);
  expect(rulesBetween(content({}), narrowed, 'wire')).toEqual(['request-schema-narrowed']);
});

it('does not take a member of a oneOf for another that is defined alike and stays', () => {
  const twins = schemas({ Asylum: { $ref: '#/components/schemas/Shelter' } });
  const owner = (...names: string[]) =>
    schemas({
      Owner: { oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) },
    });
  const three = mergePatch(twins, owner('Person', 'Shelter', 'Asylum'));
  expect(rulesBetween(three, owner('Person', 'Shelter'), 'wire')).toEqual(['union-member-unknown']);
  expect(rulesBetween(twins, owner('Person', 'Asylum'), 'wire')).toEqual([]);
});
