import { resolve, type Operation, type Parameter, type ParameterSchema } from './document';

/** The parameters of a request by name; each as the document describes it. */
export type ParameterValues = ReadonlyMap<string, readonly string[]>;

/** What a request must not have, in one sentence. */
export class ParameterError extends Error {
  override readonly name = 'ParameterError';
}

/** Query parameters that carry a token, which are described under `security`. */
const TOKEN_PARAMETER = 'token';

/**
 * The parameters of a request, checked against the document.
 *
 * @param path values of the path's parameters, decoded
 * @throws ParameterError for the first that is not valid or not known
 */
export function readParameters(
  { parameters, tokens }: Operation,
  request: Pick<Request, 'url' | 'headers'>,
  path: ReadonlyMap<string, string>,
): ParameterValues {
  const { searchParams } = new URL(request.url);
  const known = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  if (tokens.includes('streamTokenQuery')) known.push(TOKEN_PARAMETER);
  for (const name of searchParams.keys()) {
    if (known.includes(name)) continue;
    const hint = known.length > 0 ? `known are ${known.join(', ')}` : 'there is none';
    throw new ParameterError(`The query parameter ${name} is not known; ${hint}.`);
  }
  const found = parameters.map((parameter) => {
    const values = valuesOf(parameter, request, searchParams, path);
    check(parameter, values);
    return [parameter.name, values] as const;
  });
  return new Map(found);
}

function valuesOf(
  { name, in: where }: Parameter,
  { headers }: Pick<Request, 'headers'>,
  query: URLSearchParams,
  path: ReadonlyMap<string, string>,
): readonly string[] {
  if (where === 'query') return query.getAll(name);
  const value = where === 'path' ? path.get(name) : headers.get(name);
  return value === undefined || value === null ? [] : [value];
}

function check({ name, in: where, schema }: Parameter, values: readonly string[]): void {
  const resolved = resolve(schema) as ParameterSchema;
  const isList = resolved.type === 'array';
  const one = isList ? (resolve(resolved.items) as ParameterSchema) : resolved;
  const isRepeated = new Set(values).size < values.length || (!isList && values.length > 1);
  if (!isRepeated && values.every((value) => fits(one, value))) return;
  throw new ParameterError(`The ${where} parameter ${name} must be ${demand(one)}.`);
}

function fits(schema: ParameterSchema, value: string): boolean {
  const { type, pattern, minimum = -Infinity, maximum = Infinity } = schema;
  if (schema.enum) return schema.enum.includes(value);
  if (type === 'integer')
    return /^-?\d{1,16}$/.test(value) && Number(value) >= minimum && Number(value) <= maximum;
  const { minLength = 0, maxLength = Infinity } = schema;
  const isLong = value.length >= minLength && value.length <= maxLength;
  return isLong && (!pattern || new RegExp(pattern, 'u').test(value));
}

function demand(schema: ParameterSchema): string {
  if (schema.enum) return `one of ${schema.enum.join(', ')}, each once`;
  const { minimum, maximum, pattern, minLength = 0, maxLength } = schema;
  if (schema.type === 'integer')
    return `an integer ${maximum === undefined ? `from ${minimum}` : `from ${minimum} to ${maximum}`}, once`;
  return pattern
    ? `text that matches ${pattern}`
    : `text of ${minLength} to ${maxLength} characters`;
}
