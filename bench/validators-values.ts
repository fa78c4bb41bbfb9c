import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authoredSchema } from '../test/contract/schemas';
import { writeEvents } from './validate/events';

export type JsonObject = Record<string, unknown>;

/** The events of one run, in the mix of `bench/validate-events.ts`. */
export async function eventValues(count: number, seed: number): Promise<JsonObject[]> {
  const folder = mkdtempSync(join(tmpdir(), 'crucible-bench-'));
  try {
    const file = join(folder, 'telemetry.jsonl');
    await writeEvents(file, { count, seed });
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line) as JsonObject);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The examples of a document's schema, many times. */
export function exampleValues(document: string, count: number): JsonObject[] {
  // Examples of our documents are objects.
  const examples = (authoredSchema(document).examples ?? []) as JsonObject[];
  return Array.from({ length: count }, (_, index) => ({ ...examples[index % examples.length] }));
}

/** What a mistake makes of a valid value, by the name of the mistake. */
export const MISTAKES: Readonly<Record<string, (value: JsonObject) => JsonObject>> = {
  'a wrong type': (value) => ({ ...value, run_id: 7 }),
  'a lost property': ({ run_id: _lost, ...value }) => value,
  'an unknown property': (value) => ({ ...value, colour: 'red' }),
};
