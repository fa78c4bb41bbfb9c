import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/artifacts';
import { compareOpenApi, type Finding } from '../../../src/compat';
import { mergePatch } from './merge-patch';
import { PETS } from './pets';
import { get, limit, NOW, ok, post, schemas } from './support';

const SUITE = '../shared/compat-suites/openapi-pairs.json';

interface Pair {
  readonly id: string;
  readonly dialect: string;
  readonly old: JsonValue;
  readonly new: JsonValue;
}

const OPTIONS = {
  direction: 'full',
  level: 'strict',
  policy: 'tolerant-reader',
  now: NOW,
} as const;

/** Changes of the pets that break something, and some that do not. */
const change = fc
  .subarray<JsonValue>([
    get(null),
    get({ operationId: 'x' }),
    limit({ required: true }),
    ok({ content: { 'text/csv': {} } }),
    ok({ headers: { 'X-Total': null } }),
    post({ requestBody: { required: true } }),
    post({ callbacks: null }),
    schemas({ Pet: { required: [] } }),
    schemas({ Pet: { properties: { name: { maxLength: 5 } } } }),
    schemas({ Owner: { oneOf: [{ $ref: '#/components/schemas/Person' }] } }),
    { webhooks: null },
    { servers: [{ url: '/v2' }] },
    { openapi: '3.0.3' },
  ])
  .map((patches) => patches.reduce<JsonValue>(mergePatch, PETS));

/** The same document with the members of every object in another order. */
function shuffled(value: JsonValue, seed: number): JsonValue {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, seed));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, child], i) => {
    const rank = Math.imul((i + 1) * 2654435761, seed) >>> 0;
    return { rank, member: [key, shuffled(child, seed)] as const };
  });
  return Object.fromEntries(members.sort((a, b) => a.rank - b.rank).map(({ member }) => member));
}

const essence = (findings: readonly Finding[]) =>
  findings.map(({ rule, fingerprint, severity }) => `${rule} ${severity} ${fingerprint}`).sort();

describe('a comparison', () => {
  it('finds nothing between a document and itself', () => {
    fc.assert(
      fc.property(change, (document) => {
        const { verdict, findings } = compareOpenApi(document, structuredClone(document), OPTIONS);
        expect(findings).toEqual([]);
        expect(verdict).toBe('compatible');
      }),
      { numRuns: 40 },
    );
  });

  it.skipIf(!existsSync(SUITE))(
    'finds nothing between any document of the suite and itself',
    () => {
      const pairs = (JSON.parse(readFileSync(SUITE, 'utf8')) as Pair[]).filter(
        ({ dialect }) => dialect !== 'swagger-2.0',
      );
      expect(pairs.length).toBeGreaterThan(200);
      for (const { id, new: document } of pairs)
        expect(compareOpenApi(document, document, OPTIONS).findings, id).toEqual([]);
    },
  );

  it('does not depend on the order of members', () => {
    fc.assert(
      fc.property(change, change, fc.integer(), (before, after, seed) => {
        const { findings } = compareOpenApi(before, after, OPTIONS);
        const again = compareOpenApi(shuffled(before, seed), shuffled(after, seed), OPTIONS);
        expect(essence(again.findings)).toEqual(essence(findings));
      }),
      { numRuns: 40 },
    );
  });

  it('finds forward what it finds backward with the documents exchanged', () => {
    fc.assert(
      fc.property(change, change, (before, after) => {
        const options = { ...OPTIONS, level: 'wire' } as const;
        const forward = compareOpenApi(before, after, { ...options, direction: 'forward' });
        const backward = compareOpenApi(after, before, { ...options, direction: 'backward' });
        const rules = (findings: readonly Finding[]) => findings.map(({ rule }) => rule).sort();
        expect(rules(forward.findings)).toEqual(rules(backward.findings));
      }),
      { numRuns: 40 },
    );
  });
});
