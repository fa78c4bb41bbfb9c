import { NUMBER, TYPE_NAMES, type Node } from '../../calculus';
import type { Json } from '../../json';
import type { Keyword, Occurrence } from '../keyword';

/** Keywords for values of any type. */
export const anyType: Readonly<Record<string, Keyword>> = {
  type: { compile: type },
  enum: {
    compile: ({ compiler, value }) =>
      Array.isArray(value) ? compiler.universe.values(value) : compiler.invalid('enum', value),
  },
  const: {
    // The value of a const may be any JSON, which the schema was read from.
    compile: ({ compiler, value }) => compiler.universe.values([value as Json]),
  },
};

function type({ compiler, schema, value, dialect }: Occurrence): Node {
  const { universe } = compiler;
  const names: unknown[] = Array.isArray(value) ? value : [value];
  let mask = 0;
  let isWhole = false;
  for (const name of dialect.nullable && schema['nullable'] === true ? [...names, 'null'] : names) {
    if (name === 'integer') isWhole = true;
    else if (typeof name === 'string' && Object.hasOwn(TYPE_NAMES, name)) {
      mask |= TYPE_NAMES[name] ?? 0;
    } else return compiler.invalid('type', value);
  }
  if (!isWhole || (mask & NUMBER) !== 0) return universe.types(mask);
  return universe.and([universe.types(mask | NUMBER), universe.multiple(1)]);
}
