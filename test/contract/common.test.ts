import { describe, expect, it } from 'vitest';
import { hyperjumpFor } from './hyperjump';
import {
  ajvFor,
  authoredSchema,
  close,
  COMMON,
  DEFINITIONS,
  DOCUMENTS,
  problemsWith,
  schemaOfDefinition,
  usesOf,
} from './schemas';

const DOCUMENT_EXAMPLES = DOCUMENTS.map(
  (name) => [name, authoredSchema(name).examples ?? []] as const,
);

/** The definition's own examples, and the different values at its places in the documents' ones. */
function examplesOf(definition: string): unknown[] {
  const own = DEFINITIONS[definition]?.examples ?? [];
  const used = DOCUMENT_EXAMPLES.flatMap(([document, examples]) =>
    examples.flatMap((example) => usesOf(definition, { $ref: `#/$defs/${document}` }, example)),
  );
  const byText = new Map([...own, ...used].map((value) => [JSON.stringify(value), value]));
  return [...byText.values()];
}

describe.each(COMMON)('%s of common', (definition) => {
  it('has an example of its own', () => {
    expect(DEFINITIONS[definition]?.examples?.length).toBeGreaterThan(0);
  });

  it('has at least two valid examples, for Ajv and Hyperjump too', async () => {
    const examples = examplesOf(definition);
    expect(examples.length).toBeGreaterThanOrEqual(2);
    const schema = close(schemaOfDefinition(definition));
    const byAjv = ajvFor(schema);
    const byHyperjump = await hyperjumpFor(schema);
    for (const example of examples) {
      expect(problemsWith(definition, example)).toEqual([]);
      expect(byAjv(example)).toBe(true);
      expect(byHyperjump(example)).toBe(true);
    }
  });
});
