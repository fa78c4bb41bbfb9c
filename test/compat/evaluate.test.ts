import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/compat/calculus';
import type { Json } from '../../src/compat/json';
import { compileWithAjv } from '../../src/compat/witness/ajv';
import { choose } from './fuzz/choose';
import { compileBoth, sourceOf, VALUES } from './fuzz/random-pair';
import { randomDocument } from './fuzz/random-schema';
import { hyperjumpAccepts } from './hyperjump';

const SCHEMAS = 800;

/** What Ajv and Hyperjump say, when they agree and neither fails on the schema. */
async function agreed(schema: object): Promise<(value: Json) => boolean | undefined> {
  const hyperjump = await hyperjumpAccepts(schema);
  const ajv = compileWithAjv(sourceOf(schema), new Map());
  return (value) => {
    const verdict = hyperjump(value);
    return (ajv(value) === undefined) === verdict ? verdict : undefined;
  };
}

describe('compiled random schemas', () => {
  it('accept what Ajv and Hyperjump accept', async () => {
    let compared = 0;
    for (let seed = 1; seed <= SCHEMAS; seed++) {
      const schema = randomDocument(choose(seed), 3);
      const [node] = compileBoth(schema, true);
      const verdict = await agreed(schema);
      for (const value of VALUES) {
        const expected = verdict(value);
        if (expected === undefined) continue;
        compared++;
        expect([seed, value, evaluate(node, value)]).toEqual([seed, value, expected]);
      }
    }
    // The two disagree on little, most of it on contains beside prefixItems.
    expect(compared / (SCHEMAS * VALUES.length)).toBeGreaterThan(0.97);
  });
});
