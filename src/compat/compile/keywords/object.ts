import { OBJECT, type Node, type Universe } from '../../calculus';
import { counting, entriesOf, since, until, type Keyword, type Occurrence } from '../keyword';
import { namedKeys } from '../named-keys';
import { compileUnevaluated, KEYS } from '../unevaluated';

/** Keywords for objects. */
export const object: Readonly<Record<string, Keyword>> = {
  minProperties: {
    compile: counting((size, { compiler }) => compiler.universe.minSize(OBJECT, size)),
  },
  maxProperties: {
    compile: counting((size, { compiler }) => compiler.universe.maxSize(OBJECT, size)),
  },
  required: {
    compile: ({ compiler, value }) =>
      requireAll(value, compiler.universe) ?? compiler.invalid('required', value),
  },
  properties: {
    compile: ({ compiler, value, scope }) => {
      const { universe } = compiler;
      const entries = entriesOf(value);
      if (!entries) return compiler.invalid('properties', value);
      return universe.and(
        entries.map(([key, schema]) =>
          universe.each(universe.values([key]), compiler.schema(schema, scope)),
        ),
      );
    },
  },
  patternProperties: {
    compile: ({ compiler, value, scope }) => {
      const { universe } = compiler;
      const entries = entriesOf(value);
      if (!entries) return compiler.invalid('patternProperties', value);
      return universe.and(
        entries.map(([source, schema]) =>
          universe.each(universe.pattern(source), compiler.schema(schema, scope)),
        ),
      );
    },
  },
  additionalProperties: {
    compile: ({ compiler, schema, value, scope }) => {
      const { universe } = compiler;
      const others = universe.not(namedKeys(schema, universe));
      return universe.each(others, compiler.schema(value, scope));
    },
  },
  propertyNames: {
    compile: ({ compiler, value, scope }) => {
      const { universe } = compiler;
      return universe.each(universe.not(compiler.schema(value, scope)), universe.false);
    },
  },
  dependentRequired: { drafts: since(2019), compile: dependencies },
  dependentSchemas: { drafts: since(2019), compile: dependencies },
  dependencies: { compile: oldDependencies },
  unevaluatedProperties: {
    drafts: since(2019),
    compile: (occurrence) => compileUnevaluated(occurrence, 'unevaluatedProperties', KEYS),
  },
};

/** Undefined when it is no list of names. */
function requireAll(names: unknown, universe: Universe): Node | undefined {
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) return undefined;
  return universe.and(names.map((name) => universe.required(name)));
}

/** What must hold when a property is there: names that must be there too, or a schema. */
function dependencies({ compiler, value, scope }: Occurrence): Node {
  const { universe } = compiler;
  const entries = entriesOf(value);
  if (!entries) return compiler.invalid('dependencies', value);
  return universe.and(
    entries.map(([key, then]) => {
      const node = Array.isArray(then) ? requireAll(then, universe) : compiler.schema(then, scope);
      return node
        ? universe.or([lacks(key, universe), node])
        : compiler.invalid('dependencies', value);
    }),
  );
}

/** Anything but an object with the key. */
function lacks(key: string, universe: Universe): Node {
  const hasKey = universe.and([universe.types(OBJECT), universe.required(key)]);
  return universe.not(hasKey);
}

/** Later drafts have no `dependencies`, but some validators still do: they say different things. */
function oldDependencies(occurrence: Occurrence): Node {
  const { compiler, value, dialect } = occurrence;
  return until(7)(dialect.draft)
    ? dependencies(occurrence)
    : compiler.invalid('dependencies', value);
}
