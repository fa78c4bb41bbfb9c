import { ARRAY, type Node } from '../../calculus';
import { compileList, counting, since, until, type Keyword, type Occurrence } from '../keyword';
import { compileUnevaluated, ITEMS } from '../unevaluated';

/** Keywords for arrays. */
export const array: Readonly<Record<string, Keyword>> = {
  minItems: { compile: counting((size, { compiler }) => compiler.universe.minSize(ARRAY, size)) },
  maxItems: { compile: counting((size, { compiler }) => compiler.universe.maxSize(ARRAY, size)) },
  uniqueItems: {
    compile: ({ compiler, value }) => {
      if (typeof value !== 'boolean') return compiler.invalid('uniqueItems', value);
      return value ? compiler.universe.unique() : compiler.universe.true;
    },
  },
  prefixItems: { drafts: since(2020), compile: prefix },
  items: { compile: items },
  additionalItems: {
    drafts: until(2019),
    compile: (occurrence) => {
      const { compiler, schema } = occurrence;
      // Without a list of items before it, it says nothing.
      return Array.isArray(schema['items'])
        ? rest(occurrence, schema['items'].length)
        : compiler.universe.true;
    },
  },
  contains: { compile: contains },
  unevaluatedItems: {
    drafts: since(2019),
    compile: (occurrence) => compileUnevaluated(occurrence, 'unevaluatedItems', ITEMS),
  },
};

/** One schema an item, from the first. */
function prefix(occurrence: Occurrence): Node {
  const { compiler, value } = occurrence;
  const nodes = compileList(occurrence);
  if (!nodes) return compiler.invalid('a list of items', value);
  return compiler.universe.and(nodes.map((node, index) => compiler.universe.at(index, node)));
}

/** All items from an index on. */
function rest({ compiler, value, scope }: Occurrence, index: number): Node {
  return compiler.universe.from(index, compiler.schema(value, scope));
}

function items(occurrence: Occurrence): Node {
  const { schema, value, dialect } = occurrence;
  if (dialect.draft < 2020) return Array.isArray(value) ? prefix(occurrence) : rest(occurrence, 0);
  const before = schema['prefixItems'];
  return rest(occurrence, Array.isArray(before) ? before.length : 0);
}

function contains({ compiler, schema, value, scope, dialect }: Occurrence): Node {
  const { universe } = compiler;
  const item = compiler.schema(value, scope);
  const { minContains = 1, maxContains } = dialect.draft >= 2019 ? schema : {};
  if (typeof minContains !== 'number') return compiler.invalid('minContains', minContains);
  if (maxContains === undefined) return universe.atLeast(minContains, item);
  if (typeof maxContains !== 'number') return compiler.invalid('maxContains', maxContains);
  return universe.and([universe.atLeast(minContains, item), universe.atMost(maxContains, item)]);
}
