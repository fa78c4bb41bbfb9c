import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as shapes from '../../generated/shapes';
import type { Problem } from '../../src/contract/problem';
import type { Shape } from '../../src/contract/shape';
import { isOfNewerMinor, MUTATIONS, mutate } from './mutate';
import {
  ajvFor,
  authoredSchema,
  close,
  DOCUMENTS,
  publishedSchema,
  schemaOfDefinition,
} from './schemas';

/** What a check tells, whether or not it would have found anything without a place to tell it. */
function told(shape: Shape, value: unknown, closed: boolean): Problem[] {
  const problems: Problem[] = [];
  shape(value, closed, [problems, shape.title, '', '']);
  return problems;
}

const PROFILES = [true, false];

describe.each(DOCUMENTS)('the check of %s', (document) => {
  const shape: Shape = shapes[document];
  const { examples = [] } = authoredSchema(document);
  const mutants = fc
    .tuple(fc.constantFrom(...examples), fc.array(MUTATIONS, { maxLength: 3 }))
    .map(([example, mutations]) => mutations.reduce(mutate, example));

  it('is content when it has nothing to tell, and only then', () => {
    let accepted = 0;
    fc.assert(
      fc.property(mutants, fc.constantFrom(...PROFILES), (value, closed) => {
        const isWrong = shape(value, closed);
        expect(isWrong).toBe(told(shape, value, closed).length > 0);
        if (!isWrong) accepted++;
      }),
      { numRuns: 1000 },
    );
    // Of both there are enough to see.
    expect(accepted).toBeGreaterThan(50);
    expect(accepted).toBeLessThan(950);
  });

  it('gives the verdicts of Ajv', () => {
    const [open, closed] = [publishedSchema(document), close(publishedSchema(document))].map(
      ajvFor,
    );
    fc.assert(
      fc.property(mutants, (value) => {
        // Which the writer profile refuses, and JSON Schema cannot say.
        if (!isOfNewerMinor(value)) expect(shape(value, true)).toBe(!closed?.(value));
        expect(shape(value, false)).toBe(!open?.(value));
      }),
      { numRuns: 1000 },
    );
  });

  it('agrees with itself when the value is not from JSON', () => {
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
        expect(shape(value, closed)).toBe(told(shape, value, closed).length > 0);
      }),
      { numRuns: 500 },
    );
  });
});

it.each(['params', 'scores'] as const)('the check of %s minds names as Ajv does', (name) => {
  const shape: Shape = shapes[name];
  const byAjv = ajvFor(schemaOfDefinition(name));
  const names = fc.oneof(fc.string(), fc.constantFrom('a', 'a/b', '__proto__', ''));
  const values = fc.constantFrom<unknown>(0, 0.5, 'a', null, true, []);
  fc.assert(
    fc.property(fc.dictionary(names, values, { maxKeys: 2 }), (value) => {
      expect(shape(value, true)).toBe(!byAjv(value));
      expect(told(shape, value, true).length === 0).toBe(byAjv(value));
    }),
    { numRuns: 1000 },
  );
});
