import { readFileSync } from 'node:fs';

/** The valid examples that a document's schema gives. */
export function exampleOf(document: string): Record<string, unknown>[] {
  const text = readFileSync(`schemas/${document}.schema.json`, 'utf8');
  return (JSON.parse(text) as { examples: Record<string, unknown>[] }).examples;
}
