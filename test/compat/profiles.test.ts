import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCHEMA_VERSIONS, VALIDATORS } from '../../src';
import { Universe, evaluate } from '../../src/compat/calculus';
import { compilePair, type SchemaSource } from '../../src/compat/compile';
import type { Json } from '../../src/compat/json';
import { asReader, asWriter } from '../../src/compat/policy';
import { date_time, uri } from '../../generated/formats';
import { MUTATIONS, mutate } from '../contract/mutate';
import { authoredSchema, DOCUMENTS, publishedSchema } from '../contract/schemas';

const RUNS = { numRuns: 400, seed: 20261125 };
const FORMATS = new Map(
  [date_time, uri].map((format) => [format.name, (text: string) => format.test(text)]),
);

/** Authored schemas refer to each other by file name. */
const FILES = Object.fromEntries(
  [...DOCUMENTS, 'common'].map((name) => {
    const file = `${name}.schema.json`;
    return [file, JSON.parse(readFileSync(`schemas/${file}`, 'utf8')) as unknown];
  }),
);

/** Versions and names that decide between the profiles. */
const HEADS = fc.record(
  {
    schema_version: fc.constantFrom('1.0.0', '1.0.9', '1.1.0', '1.999.0', '2.0.0', '0.9.0'),
    event_name: fc.constantFrom('metric', 'log', 'brand_new', 'Brand-New', 'toString', '', 7),
  },
  { requiredKeys: [] },
);

function withHead(document: unknown, head: { event_name?: unknown }): unknown {
  const { event_name, ...others } = head;
  const isEvent = typeof document === 'object' && document !== null && 'event_name' in document;
  return {
    ...Object(document),
    ...others,
    ...(isEvent && event_name !== undefined && { event_name }),
  };
}

function accepts(source: SchemaSource): (value: unknown) => boolean {
  const [node] = compilePair([source, source], new Universe(), FORMATS);
  return (value) => evaluate(node, value as Json) === true;
}

/** Whether a document says that it is of an earlier minor, which validators take and writers do not write. */
function isEarlier(value: unknown, document: (typeof DOCUMENTS)[number]): boolean {
  const minorOf = (version: unknown) => Number(/^1\.(\d+)\./.exec(String(version))?.[1]);
  const { schema_version }: { schema_version?: unknown } = Object(value) as object;
  return minorOf(schema_version) < minorOf(SCHEMA_VERSIONS[document].version);
}

describe.each(DOCUMENTS)('the profiles of %s', (document) => {
  const { examples = [] } = authoredSchema(document);
  const { writer, reader } = VALIDATORS[document];
  const dialect = '2020-12';
  const forms: [string, SchemaSource][] = [
    ['as published', { schema: publishedSchema(document), dialect, documents: {} }],
    ['as authored', { schema: FILES[`${document}.schema.json`], dialect, documents: FILES }],
  ];

  it.each(forms)('are those of the generated validators, %s', (_, source) => {
    const written = accepts(asWriter(source));
    const read = accepts(asReader(source));
    fc.assert(
      fc.property(fc.constantFrom(...examples), MUTATIONS, HEADS, (example, mutation, head) => {
        const mutant = withHead(mutate(example, mutation), head);
        const isWritten = writer(mutant).ok && !isEarlier(mutant, document);
        expect([written(mutant), read(mutant)]).toEqual([isWritten, reader(mutant).ok]);
      }),
      RUNS,
    );
  });
});
