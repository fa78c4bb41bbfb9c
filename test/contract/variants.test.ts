import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundleSchemas } from '../../scripts/generate/bundle';
import { authoredSchema } from './schemas';

const SCHEMA = 'schemas/telemetry_event.schema.json';
const INVALID = 'examples/invalid/telemetry_event';

const bundle = bundleSchemas('schemas');
const VARIANTS = Object.keys(bundle.definitions['telemetry_event']?.discriminator?.mapping ?? {});

function namesOf(events: readonly unknown[]): string[] {
  return events.map((event) => (event as { event_name: string }).event_name);
}

const valid = namesOf(authoredSchema('telemetry_event').examples ?? []);
const invalid = namesOf(
  readdirSync(INVALID).map(
    (file) => JSON.parse(readFileSync(`${INVALID}/${file}`, 'utf8')) as unknown,
  ),
);

it('every event that is defined is one of the union', () => {
  const defined = Object.keys(bundle.bases).filter(
    (name) => bundle.bases[name] === 'event_envelope',
  );
  const listed = VARIANTS.map((name) => `${name}_event`);
  expect(listed.sort(), `list it in oneOf of ${SCHEMA}`).toEqual(defined.sort());
});

describe.each(VARIANTS)('%s', (variant) => {
  it('has a valid example', () => {
    expect(valid, `add one to the examples of ${SCHEMA}`).toContain(variant);
  });

  it('has an invalid example', () => {
    expect(invalid, `add ${INVALID}/${variant}-<what-is-wrong>.json`).toContain(variant);
  });
});
