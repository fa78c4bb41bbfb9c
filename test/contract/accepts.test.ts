import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as shapes from '../../generated/shapes';
import { problemsOf } from '../../src/contract/check';
import { object, type ObjectShape, type Shape } from '../../src/contract/shape';
import { isOfNewerMinor, MUTATIONS, mutate } from './mutate';
import {
  ajvFor,
  authoredSchema,
  close,
  DOCUMENTS,
  publishedSchema,
  schemaOfDefinition,
  shapeOf,
  usesOf,
} from './schemas';

function isWrong(shape: Shape, value: unknown, closed: boolean): boolean {
  return problemsOf(shape, value, closed).length > 0;
}

const PROFILES = [true, false];

describe.each(DOCUMENTS)('the check of %s', (document) => {
  const shape: Shape = shapes[document];
  const { examples = [] } = authoredSchema(document);
  const mutants = fc
    .tuple(fc.constantFrom(...examples), fc.array(MUTATIONS, { maxLength: 3 }))
    .map(([example, mutations]) => mutations.reduce(mutate, example));

  it('gives the verdicts of Ajv', () => {
    const [open, closed] = [publishedSchema(document), close(publishedSchema(document))].map(
      ajvFor,
    );
    fc.assert(
      fc.property(mutants, (value) => {
        // Which the writer profile refuses, and JSON Schema cannot say.
        if (!isOfNewerMinor(value)) expect(isWrong(shape, value, true)).toBe(!closed?.(value));
        expect(isWrong(shape, value, false)).toBe(!open?.(value));
      }),
      { numRuns: 1000 },
    );
  });

  it('does not throw when the value is not from JSON', () => {
    const strange = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
      mutants.map((value) => Object.create(Object(value) as object) as unknown),
      mutants.map((value) =>
        value && typeof value === 'object' ? { ...value, x: undefined } : value,
      ),
      mutants.map((value) => [value, , value]),
    );
    fc.assert(
      fc.property(strange, fc.constantFrom(...PROFILES), (value, closed) => {
        expect(() => problemsOf(shape, value, closed)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });
});

it.each(['params', 'scores'] as const)('the check of %s minds names as Ajv does', (name) => {
  const shape = shapeOf(name);
  const byAjv = ajvFor(schemaOfDefinition(name));
  const names = fc.oneof(fc.string(), fc.constantFrom('a', 'a/b', '__proto__', ''));
  const values = fc.constantFrom<unknown>(0, 0.5, 'a', null, true, []);
  fc.assert(
    fc.property(fc.dictionary(names, values, { maxKeys: 2 }), (value) => {
      expect(isWrong(shape, value, true)).toBe(!byAjv(value));
    }),
    { numRuns: 1000 },
  );
});

it.each([
  ['vote_member', 'vote_trace'],
  ['hedged_call', 'hedging_metrics'],
] as const)('the code of %s tells what the loop over its properties does', (name, document) => {
  // Both are objects.
  const shape = shapeOf(name) as ObjectShape;
  const loop = object(name, shape.properties);
  const { examples = [] } = authoredSchema(document);
  const valid = examples.flatMap((value) => usesOf(name, { $ref: `#/$defs/${document}` }, value));
  const mutants = fc
    .tuple(fc.constantFrom(...valid), fc.array(MUTATIONS, { maxLength: 2 }))
    .map(([value, mutations]) => mutations.reduce(mutate, value));
  fc.assert(
    fc.property(mutants, fc.constantFrom(...PROFILES), (value, closed) => {
      expect(problemsOf(shape, value, closed)).toEqual(problemsOf(loop, value, closed));
    }),
    { numRuns: 1000 },
  );
});
