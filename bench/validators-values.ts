import { authoredSchema } from '../test/contract/schemas';
import { eventsOfRun } from './validate/events';

export type JsonObject = Record<string, unknown>;

/** The events of one run, in the mix of `bench/validate/events.ts`, as a reader has them. */
export function eventValues(count: number, seed: number): JsonObject[] {
  const events = [...eventsOfRun(count, seed)];
  return events.map((event) => JSON.parse(JSON.stringify(event)) as JsonObject);
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
