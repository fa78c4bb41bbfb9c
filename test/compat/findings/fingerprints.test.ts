import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/artifacts';
import { compareOpenApi } from '../../../src/compat';
import { mergePatch } from '../openapi/merge-patch';
import { PETS } from '../openapi/pets';
import { get, limit, LIMIT_SCHEMA, NOW, post, schemas } from '../openapi/support';

const BREAK = [
  limit({ required: true }),
  get({ operationId: 'x' }),
  schemas({ Pet: { required: ['name', 'born'] } }),
  post({ requestBody: { content: { 'multipart/form-data': null } } }),
].reduce<JsonValue>(mergePatch, {});

function fingerprints(before: JsonValue, change: JsonValue): string[] {
  const old = mergePatch(PETS, before);
  const { findings } = compareOpenApi(old, mergePatch(old, change), { level: 'codegen', now: NOW });
  expect(findings.length).toBeGreaterThan(0);
  return findings.map(({ fingerprint }) => fingerprint);
}

describe('a fingerprint', () => {
  it('stays the same when something else changes, before and after', () => {
    const elsewhere: JsonValue = {
      info: { version: '7.0.0', description: 'Other words.' },
      paths: { '/': { get: { responses: { 204: { description: '' } } } } },
      components: { schemas: { Aardvark: { type: 'object' } } },
    };
    const both = fingerprints(elsewhere, BREAK);
    expect(both).toEqual(fingerprints({}, BREAK));
    expect(fingerprints({}, mergePatch(elsewhere, BREAK))).toEqual(both);
  });

  it('stays the same when descriptions of a schema that breaks change', () => {
    const described = schemas({ Pet: { description: 'x', properties: { name: { title: 'y' } } } });
    expect(fingerprints(described, BREAK)).toEqual(fingerprints({}, BREAK));
  });

  it('stays the same when a parameter stands at another place of its list', () => {
    const other = { name: 'other', in: 'query', schema: {} };
    const limitOnly = { name: 'limit', in: 'query', schema: LIMIT_SCHEMA };
    const first = get({ parameters: [limitOnly, other] });
    const last = get({ parameters: [other, limitOnly] });
    const required = get({ parameters: [{ ...limitOnly, required: true }, other] });
    expect(fingerprints(last, required)).toEqual(fingerprints(first, required));
  });

  it('is another one for another break of the same rule at the same place', () => {
    const one = fingerprints({}, schemas({ Pet: { required: ['name', 'born'] } }));
    const other = fingerprints({}, schemas({ Pet: { required: ['name', 'photo'] } }));
    const both = fingerprints({}, schemas({ Pet: { required: ['name', 'born', 'photo'] } }));
    expect(new Set([...one, ...other, ...both]).size).toBe(one.length + other.length + both.length);
  });

  it('tells all findings of one comparison apart', () => {
    const found = fingerprints({}, BREAK);
    expect(new Set(found).size).toBe(found.length);
  });
});
