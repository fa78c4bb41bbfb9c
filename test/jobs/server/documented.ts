import SwaggerParser from '@apidevtools/swagger-parser';
import { expect } from 'vitest';
import type { Schema } from '../../../scripts/generate/schema';
import { ajvFor } from '../../contract/schemas';

interface Described {
  readonly required?: boolean;
  readonly schema?: Schema;
}

interface DocumentedAnswer {
  readonly headers?: Readonly<Record<string, Described>>;
  readonly content?: Readonly<Record<string, Described>>;
}

interface DocumentedOperation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, DocumentedAnswer>>;
}

/** The file as it is written, not what the service was built from. */
const { paths } = (await SwaggerParser.dereference('openapi.yaml', {
  resolve: { http: false },
})) as unknown as {
  paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
};

/** Every operation of the document: method, path and answers. */
export const DOCUMENTED = Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => method !== 'parameters')
    .map(([method, operation]) => ({ method: method.toUpperCase(), path, ...operation })),
);

const verdicts = new Map<Schema, (value: unknown) => boolean>();

function verdictOf(schema: Schema): (value: unknown) => boolean {
  const verdict = verdicts.get(schema) ?? ajvFor(schema);
  verdicts.set(schema, verdict);
  return verdict;
}

/** The operation of a request; undefined for one that the document does not have. */
function operationOf(method: string, url: string): DocumentedOperation | undefined {
  const found = new URL(url).pathname.split('/');
  return DOCUMENTED.find(
    (one) =>
      one.method === method &&
      one.path.split('/').length === found.length &&
      one.path.split('/').every((name, at) => name.startsWith('{') || name === found[at]),
  );
}

/**
 * Fails unless an answer is one that the document has for the request: its status, the headers that
 * it must have, its type, its body. The body is left to be read.
 */
export async function expectDocumented(method: string, response: Response): Promise<void> {
  const operation = operationOf(method, response.url);
  const where = `${method} ${response.url} ${response.status}`;
  if (!operation) return expectUnknown(response, where);
  const answer = operation.responses[response.status];
  expect(answer, `${where} is not documented`).toBeDefined();
  for (const [name, { required = false, schema = {} }] of Object.entries(answer?.headers ?? {})) {
    const value = response.headers.get(name);
    if (value === null) expect(required, `${where} lacks ${name}`).toBe(false);
    else expect([where, name, value, verdictOf(schema)(typed(value, schema))]).toContain(true);
  }
  const types = Object.entries(answer?.content ?? {});
  const type = response.headers.get('Content-Type');
  if (types.length === 0) return expect(await response.clone().text(), where).toBe('');
  expect(types.map(([name]) => name)).toContain(type);
  const schema = answer?.content?.[type ?? '']?.schema ?? {};
  if (!type?.endsWith('json')) return;
  const body: unknown = await response.clone().json();
  expect([where, body, verdictOf(schema)(body)]).toEqual([where, body, true]);
  if (response.status >= 400)
    expect(body).toMatchObject({
      status: response.status,
      instance: new URL(response.url).pathname,
    });
}

const PROBLEM = DOCUMENTED[0]?.responses['400']?.content?.['application/problem+json']?.schema;

async function expectUnknown(response: Response, where: string): Promise<void> {
  expect([404, 405], where).toContain(response.status);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  const body: unknown = await response.clone().json();
  expect([where, body, verdictOf(PROBLEM ?? {})(body)]).toEqual([where, body, true]);
}

function typed(value: string, { type }: Schema): unknown {
  return type === 'integer' ? Number(value) : value;
}
