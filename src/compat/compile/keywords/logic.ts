import type { Node } from '../../calculus';
import { compileList, type Keyword, type Occurrence } from '../keyword';

/** Keywords that combine schemas. */
export const logic: Readonly<Record<string, Keyword>> = {
  allOf: { compile: combine((universe, nodes) => universe.and(nodes)) },
  anyOf: { compile: combine((universe, nodes) => universe.or(nodes)) },
  oneOf: { compile: combine((universe, nodes) => universe.one(nodes)) },
  not: {
    compile: ({ compiler, value, scope }) => compiler.universe.not(compiler.schema(value, scope)),
  },
  if: { compile: conditional },
};

function combine(
  join: (universe: Occurrence['compiler']['universe'], nodes: Node[]) => Node,
): Keyword['compile'] {
  return (occurrence) => {
    const { compiler, value } = occurrence;
    const nodes = compileList(occurrence);
    return nodes ? join(compiler.universe, nodes) : compiler.invalid('a list of schemas', value);
  };
}

/** One of two: the condition holds and so does `then`, or it does not and `else` does. */
function conditional({ compiler, schema, value, scope }: Occurrence): Node {
  const { universe } = compiler;
  const condition = compiler.schema(value, scope);
  const branch = (keyword: 'then' | 'else') =>
    Object.hasOwn(schema, keyword) ? compiler.schema(schema[keyword], scope) : universe.true;
  return universe.or([
    universe.and([condition, branch('then')]),
    universe.and([universe.not(condition), branch('else')]),
  ]);
}
