import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VALIDATORS, type DocumentName } from '../../src';

const DOCUMENTS = Object.keys(VALIDATORS) as DocumentName[];

function read(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}

/** The schema with every object closed that does not say itself what else it takes. */
function close(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(close);
  if (typeof schema !== 'object' || schema === null) return schema;
  const closed = Object.fromEntries(Object.entries(schema).map(([k, v]) => [k, close(v)]));
  const isObjectSchema = closed['type'] === 'object' && typeof closed['properties'] === 'object';
  return isObjectSchema && !('additionalProperties' in closed)
    ? { ...closed, additionalProperties: false }
    : closed;
}

function ajvFor(schema: object): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  return ajv.compile(schema);
}

/** A copy of a document with one value somewhere inside replaced, removed, or joined by another. */
function mutate(
  document: unknown,
  steps: readonly number[],
  change: string,
  value: unknown,
): unknown {
  const copy = structuredClone(document);
  let at: unknown = copy;
  for (const step of steps) {
    if (typeof at !== 'object' || at === null) break;
    const holder = at as Record<string, unknown>;
    const keys = Object.keys(holder);
    const key = keys[step % Math.max(1, keys.length)];
    if (key === undefined) break;
    const inner = holder[key];
    const isLast = step === steps.at(-1) || typeof inner !== 'object' || inner === null;
    if (!isLast) {
      at = inner;
      continue;
    }
    if (change === 'remove' && !Array.isArray(holder)) Reflect.deleteProperty(holder, key);
    else if (change === 'add' && !Array.isArray(holder)) holder[`${key}x`] = value;
    else holder[key] = value;
    break;
  }
  return copy;
}

const LITERALS = fc.constantFrom(
  ...[null, true, 0, -1, 0.5, 2 ** 53, 1e300, '', 'a', '1.0.0', '1.1.0', 'x'.repeat(9000), [], {}],
  ...[
    '2026-02-30T00:00:00.000Z',
    '2024-02-29T23:59:59.123Z',
    '2026-11-22T24:00:00.000Z',
    '2026-13-45T99:99:99.000Z',
    'not a time',
  ],
  ...['../etc/passwd', '__proto__', 'constructor', 'metric', 'toString', 'urn:a:b', 'not a uri'],
);

describe.each(DOCUMENTS)('%s', (document) => {
  const { examples = [] } = read(`schemas/${document}.schema.json`) as { examples?: unknown[] };
  const schema = read(`generated/schemas/${document}.schema.json`);
  const open = ajvFor(schema);
  const closed = ajvFor(close(schema) as object);

  it('gives the verdicts of Ajv in both profiles, and a reason whenever it refuses', () => {
    const steps = fc.array(fc.nat(40), { minLength: 1, maxLength: 5 });
    const change = fc.constantFrom('replace', 'remove', 'add');
    fc.assert(
      fc.property(
        fc.constantFrom(...examples),
        steps,
        change,
        LITERALS,
        (example, path, how, value) => {
          const mutant = mutate(example, path, how, value);
          const isNewer = JSON.stringify(mutant).includes('"schema_version":"1.1.0"');
          const written = VALIDATORS[document].writer(mutant);
          const readBack = VALIDATORS[document].reader(mutant);
          // A newer minor is for the writer to refuse, which JSON Schema cannot say.
          if (!isNewer) expect(written.ok).toBe(closed(mutant));
          if (!(isNewer && document === 'telemetry_event')) expect(readBack.ok).toBe(open(mutant));
          if (!written.ok) expect(written.problems.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 400, seed: 20261122 },
    );
  });
});
