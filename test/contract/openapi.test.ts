import { readFileSync } from 'node:fs';
import SwaggerParser from '@apidevtools/swagger-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Schema } from '../../scripts/generate/schema';
import { ajvFor } from './schemas';

/** A parameter, a header, or one media type of a body: a schema and examples of it. */
interface Described {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { value?: unknown }>;
}

interface Message {
  headers?: Record<string, Described>;
  content?: Record<string, Described>;
}

interface Operation {
  parameters?: (Described & { name: string })[];
  requestBody?: Message;
  responses: Record<string, Message>;
}

type Paths = Record<string, Record<string, unknown>>;

const OPERATIONS = [
  'GET /.well-known/jwks.json',
  'GET /healthz',
  'GET /v1/experiments',
  'GET /v1/jobs',
  'GET /v1/jobs/{id}',
  'GET /v1/jobs/{id}/artifacts',
  'GET /v1/jobs/{id}/artifacts/{path}',
  'GET /v1/jobs/{id}/stream',
  'POST /v1/jobs',
  'POST /v1/jobs/{id}/cancel',
  'POST /v1/jobs/{id}/stream-token',
];
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Files only: a reference that leads to a host is an error, not a request. */
const OFFLINE = { resolve: { http: false } } as const;

/** Every operation by method and path, with the parameters of its path. */
function operationsOf(paths: Paths): Map<string, Operation> {
  const found = new Map<string, Operation>();
  for (const [path, item] of Object.entries(paths)) {
    for (const method of METHODS.filter((name) => name in item)) {
      const { parameters = [], ...rest } = item[method] as Operation;
      const shared = (item['parameters'] ?? []) as NonNullable<Operation['parameters']>;
      const all = { ...rest, parameters: [...shared, ...parameters] };
      found.set(`${method.toUpperCase()} ${path}`, all);
    }
  }
  return found;
}

/** Everything of an operation that has a schema, by a name for people. */
function describedIn({
  parameters = [],
  requestBody,
  responses,
}: Operation): [string, Described][] {
  const messages = Object.entries({ request: requestBody ?? {}, ...responses });
  return [
    ...parameters.map((one): [string, Described] => [`parameter ${one.name}`, one]),
    ...messages.flatMap(([name, { headers = {}, content = {} }]) =>
      Object.entries({ ...headers, ...content }).map(([key, value]): [string, Described] => [
        `${name} ${key}`,
        value,
      ]),
    ),
  ];
}

const VERDICTS = new Map<Schema, (value: unknown) => boolean>();

/** Ajv's verdict; resolving references leaves one object of each schema, so it is compiled once. */
function verdictOf(schema: Schema): (value: unknown) => boolean {
  const verdict = VERDICTS.get(schema) ?? ajvFor(schema);
  VERDICTS.set(schema, verdict);
  return verdict;
}

function examplesOf({ example, examples = {} }: Described): unknown[] {
  const named = Object.values(examples).map(({ value }) => value);
  return example === undefined ? named : [example, ...named];
}

describe.each(['openapi.yaml', 'generated/openapi.json'])('%s', (file) => {
  let operations: Map<string, Operation>;
  beforeAll(async () => {
    // Its types know OpenAPI in three versions; ours is 3.1 with JSON Schema as it is.
    const { paths } = (await SwaggerParser.dereference(file, OFFLINE)) as unknown as {
      paths: Paths;
    };
    operations = operationsOf(paths);
  });

  it('is valid OpenAPI 3.1', async () => {
    const { info } = await SwaggerParser.validate(file, OFFLINE);
    expect(info.title).toBe('Crucible jobs API');
  });

  it('has the operations of the contract, and nothing else', () => {
    expect([...operations.keys()].sort()).toEqual(OPERATIONS);
  });

  it.each(OPERATIONS)('%s: every example is valid', (name) => {
    const operation = operations.get(name);
    for (const [where, described] of operation ? describedIn(operation) : []) {
      const examples = examplesOf(described);
      expect(examples, `${where} has no example`).not.toEqual([]);
      const accepts = verdictOf(described.schema ?? {});
      for (const example of examples)
        expect([where, example, accepts(example)]).toEqual([where, example, true]);
    }
  });

  it.each(OPERATIONS)('%s: every error is a problem document that says its status', (name) => {
    const { responses = {} } = operations.get(name) ?? {};
    const errors = Object.entries(responses).filter(([status]) => /^[45]/.test(status));
    expect(errors).not.toEqual([]);
    for (const [status, { content = {} }] of errors) {
      expect(Object.keys(content), status).toEqual(['application/problem+json']);
      const examples = Object.values(content).flatMap(examplesOf);
      expect(examples, status).not.toEqual([]);
      for (const example of examples) expect(example).toMatchObject({ status: Number(status) });
    }
  });
});

describe('generated/openapi.json', () => {
  it('is complete by itself: every reference is internal', () => {
    const references: string[] = [];
    JSON.parse(readFileSync('generated/openapi.json', 'utf8'), (key, value: unknown) => {
      if (key === '$ref') references.push(String(value));
      return value;
    });
    expect(references).not.toEqual([]);
    expect(references.filter((reference) => !reference.startsWith('#/'))).toEqual([]);
  });
});
