import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VALIDATORS } from '../../src';
import { hyperjumpFor } from './hyperjump';
import { isOfNewerMinor, MUTATIONS, mutate } from './mutate';
import { ajvFor, authoredSchema, close, DOCUMENTS, publishedSchema } from './schemas';

const RUNS = { numRuns: 400, seed: 20261122 };

describe.each(DOCUMENTS)('%s', async (document) => {
  const { examples = [] } = authoredSchema(document);
  const schema = publishedSchema(document);
  const { writer, reader } = VALIDATORS[document];
  const others = [
    ['Ajv', ajvFor(schema), ajvFor(close(schema))],
    ['Hyperjump', await hyperjumpFor(schema), await hyperjumpFor(close(schema))],
  ] as const;

  it.each(others)('gives the verdicts of %s in both profiles, and a reason', (_, open, closed) => {
    fc.assert(
      fc.property(fc.constantFrom(...examples), MUTATIONS, (example, mutation) => {
        const mutant = mutate(example, mutation);
        const isNewer = isOfNewerMinor(mutant);
        const written = writer(mutant);
        // A newer minor is for the writer to refuse, which JSON Schema cannot say.
        if (!isNewer) expect(written.ok).toBe(closed(mutant));
        // The reader of events takes a name that it does not know from a newer minor.
        if (!(isNewer && document === 'telemetry_event'))
          expect(reader(mutant).ok).toBe(open(mutant));
        if (!written.ok) expect(written.problems.length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });
});
