import type { MLExperiment } from '../../experiment';

/** JSON Schema of the parameters of an experiment's runs. */
export interface ParamsSchema {
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly properties: Readonly<
    Record<string, { readonly type: readonly string[]; readonly default: unknown }>
  >;
}

/**
 * A parameter takes values of the types that the experiment goes through; absent, its first one. A
 * fraction is a number, and so may be what stands for one as an integer.
 */
export function paramsSchema({ params }: Pick<MLExperiment, 'params'>): ParamsSchema {
  const properties = Object.entries(params).map(([name, values]) => {
    const type = [...new Set(values.map(typeOf))];
    return [name, { type, default: values[0] }] as const;
  });
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(properties),
  };
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : typeof value;
}
