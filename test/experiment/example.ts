import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The first example of a document's schema. */
export function example(document: string): object {
  const file = join(import.meta.dirname, `../../generated/schemas/${document}.schema.json`);
  // The schema was generated from ours, which has examples.
  const { examples } = JSON.parse(readFileSync(file, 'utf8')) as { examples: [object] };
  return examples[0];
}
