import type { operations } from '../../generated/api';
import bundled from '../../generated/openapi.json';

/** Name of an operation of `openapi.yaml`. */
export type OperationId = keyof operations;

/** What the service reads of a parameter's schema. */
export interface ParameterSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly items?: ParameterSchema;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: ParameterSchema;
}

interface Example {
  readonly value: unknown;
}

/** An answer of an operation; every reference in it is resolved. */
export interface DocumentedAnswer {
  readonly headers: Readonly<Record<string, { required?: boolean; example: string | number }>>;
  readonly content: Readonly<Record<string, { examples: Readonly<Record<string, Example>> }>>;
}

/** An operation of the document; every reference in it, schemas apart, is resolved. */
export interface Operation {
  readonly id: OperationId;
  readonly method: 'get' | 'post';
  /** Path with its parameters in braces. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Names of the kinds of token that open it; none when it is open to everyone. */
  readonly tokens: readonly string[];
  /** What an API token must be good for. */
  readonly scopes: readonly string[];
  readonly answers: Readonly<Record<string, DocumentedAnswer>>;
}

type Json = Readonly<Record<string, unknown>>;

/** Follows a reference of the document, as often as it takes. */
export function resolve(part: unknown): unknown {
  const reference = isJson(part) && part['$ref'];
  if (typeof reference !== 'string') return part;
  const names = reference.slice('#/'.length).split('/');
  return resolve(names.reduce<unknown>((at, name) => isJson(at) && at[name], bundled));
}

/** Every operation of the document, in its order. */
export const OPERATIONS: readonly Operation[] = Object.entries(bundled.paths).flatMap(
  ([path, item]) => {
    const shared: unknown[] = 'parameters' in item ? item.parameters : [];
    return (['get', 'post'] as const).flatMap((method) => {
      const operation = (item as Json)[method];
      return isJson(operation) ? [toOperation(path, method, shared, operation)] : [];
    });
  },
);

function toOperation(
  path: string,
  method: Operation['method'],
  shared: readonly unknown[],
  operation: Json,
): Operation {
  const { operationId, parameters = [], responses, security } = operation;
  // The document is linted and compiled to types when it is generated: it has what these say.
  return {
    id: operationId as OperationId,
    method,
    path,
    parameters: [...shared, ...(parameters as unknown[])].map(resolve) as Parameter[],
    tokens: (security as Json[]).flatMap((kind) => Object.keys(kind)),
    scopes: (security as Json[]).flatMap(({ apiToken = [] }) => apiToken as string[]),
    answers: Object.fromEntries(
      Object.entries(responses as Json).map(([status, answer]) => [status, toAnswer(answer)]),
    ),
  };
}

function toAnswer(answer: unknown): DocumentedAnswer {
  const { headers = {}, content = {} } = resolve(answer) as Json;
  return {
    headers: resolvedEntries(headers) as DocumentedAnswer['headers'],
    content: Object.fromEntries(
      Object.entries(content as Json).map(([type, media]) => [
        type,
        { examples: resolvedEntries((media as Json)['examples']) },
      ]),
    ) as DocumentedAnswer['content'],
  };
}

function resolvedEntries(parts: unknown): Json {
  return Object.fromEntries(
    Object.entries(parts as Json).map(([name, part]) => [name, resolve(part)]),
  );
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

/** The examples of a document that has them in its schema. */
export const EVENT_EXAMPLES: readonly unknown[] =
  bundled.components.schemas.telemetry_event.examples;
