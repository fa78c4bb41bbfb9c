import type { ParamSchema, ParamsSchema, ParamValue } from '../contract';

/**
 * JSON Schema of the parameters of an experiment's runs. A parameter takes values of the types that
 * the experiment goes through; absent, its first one. A fraction is a number, and so may be what
 * stands for one as an integer.
 *
 * @param params the values of each parameter, at least one
 */
export function paramsSchema(
  params: Readonly<Record<string, readonly ParamValue[]>>,
): ParamsSchema {
  const properties = Object.entries(params).map(([name, values]): [string, ParamSchema] => {
    const type = [...new Set(values.map(typeOf))];
    return [name, { type, default: values[0] ?? null, examples: [...values] }];
  });
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(properties),
  };
}

function typeOf(value: ParamValue): ParamSchema['type'][number] {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  return typeof value === 'number' ? 'number' : 'boolean';
}
