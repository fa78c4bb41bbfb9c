import { parse } from 'yaml';
import { expect, test } from 'vitest';
import type { JsonValue } from '../../../src/artifacts';
import { compareOpenApi } from '../../../src/compat';
import { mergePatch } from './merge-patch';

const OWNER = '/components/schemas/Owner';

/** A schema that is reached through a reference, and one inside of an alternative. */
const DOCUMENT = parse(`
openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    post:
      requestBody:
        content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: { type: array, items: { $ref: '#/components/schemas/Pet' } }
components:
  schemas:
    Pet:
      type: object
      properties:
        name: { type: string, maxLength: 40 }
        owner: { $ref: '#/components/schemas/Owner' }
    Owner:
      oneOf:
        - { type: object, required: [kind], properties: { kind: { const: person } } }
        - { type: object, required: [kind], properties: { kind: { const: shelter }, city: { type: string } } }
`) as JsonValue;

function findingsAfter(change: string) {
  const after = mergePatch(DOCUMENT, parse(change) as JsonValue);
  return compareOpenApi(DOCUMENT, after).findings;
}

test('a finding of a schema is at the keyword that rejects the witness, through references', () => {
  const [finding, ...others] = findingsAfter(
    'components: { schemas: { Pet: { properties: { name: { maxLength: 30 } } } } }',
  );
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    rule: 'request-schema-narrowed',
    keyword: 'maxLength',
    old: '/components/schemas/Pet/properties/name/maxLength',
    new: '/components/schemas/Pet/properties/name/maxLength',
  });
});

test('of a response it is at the keyword of the old document, which the client has', () => {
  const [finding] = findingsAfter(
    'components: { schemas: { Pet: { properties: { name: { maxLength: null } } } } }',
  );
  expect(finding).toMatchObject({
    rule: 'response-schema-widened',
    old: '/components/schemas/Pet/properties/name/maxLength',
    new: '/components/schemas/Pet/properties/name',
  });
});

test('inside of an alternative it is in that alternative, and where the other document would have it', () => {
  const person = '{ type: object, required: [kind], properties: { kind: { const: person } } }';
  const shelter =
    '{ type: object, required: [kind], properties: { kind: { const: shelter }, city: { type: string, maxLength: 5 } } }';
  const [finding] = findingsAfter(
    `components: { schemas: { Owner: { oneOf: [${person}, ${shelter}] } } }`,
  );
  expect(finding).toMatchObject({
    keyword: 'maxLength',
    old: `${OWNER}/oneOf/1/properties/city`,
    new: `${OWNER}/oneOf/1/properties/city/maxLength`,
  });
});
