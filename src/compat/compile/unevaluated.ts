import type { Node, Universe } from '../calculus';
import { areDisjoint, OBJECT } from '../calculus';
import { isObject, member, type JsonObject } from '../json';
import type { Compiler } from './compiler';
import type { Dialect } from './dialect';
import type { Occurrence } from './keyword';
import { entriesOf } from './keyword';
import { namedKeys } from './named-keys';
import type { Scope } from './scope';

/** A schema in which more cases than this must be told apart is not decided. */
const MAX_WORLDS = 512;

/** In-place references that go deeper than this lead in a circle. */
const MAX_DEPTH = 60;

/** What is evaluated, of keys or of items. */
export interface Aspect<E> {
  /** Nothing is. */
  readonly none: (universe: Universe) => E;
  /** What the keywords of a schema evaluate themselves. */
  readonly own: (schema: JsonObject, scope: Scope, compiler: Compiler, dialect: Dialect) => E;
  readonly join: (one: E, other: E, universe: Universe) => E;
  readonly isNone: (evaluated: E) => boolean;
  /** Everything that is not evaluated satisfies the node. */
  readonly rest: (evaluated: E, node: Node, universe: Universe) => Node;
}

/** Keys, as a node that those evaluated satisfy. */
export const KEYS: Aspect<Node> = {
  none: ({ false: nothing }) => nothing,
  own(schema, _, { universe }) {
    const takesAll = 'additionalProperties' in schema || 'unevaluatedProperties' in schema;
    return takesAll ? universe.true : namedKeys(schema, universe);
  },
  join: (one, other, universe) => universe.or([one, other]),
  isNone: ({ kind }) => kind === 'false',
  rest: (keys, node, universe) => universe.each(universe.not(keys), node),
};

interface EvaluatedItems {
  /** Items from the first. */
  readonly prefix: number;
  /** Items that one of these holds for, wherever they are. */
  readonly matching: readonly Node[];
}

/** Items: a prefix, and those that `contains` found. */
export const ITEMS: Aspect<EvaluatedItems> = {
  none: () => ({ prefix: 0, matching: [] }),
  own(schema, scope, compiler, { draft }) {
    const { items, prefixItems } = schema;
    const isList = draft < 2020 && Array.isArray(items);
    const takesAll =
      'unevaluatedItems' in schema || (isList ? 'additionalItems' in schema : 'items' in schema);
    const list = draft < 2020 ? items : prefixItems;
    const prefix = Array.isArray(list) ? list.length : 0;
    const finds = draft >= 2020 && 'contains' in schema;
    return {
      prefix: takesAll ? Infinity : prefix,
      matching: finds ? [compiler.schema(schema['contains'], scope)] : [],
    };
  },
  join: (one, other) => ({
    prefix: Math.max(one.prefix, other.prefix),
    matching: [...one.matching, ...other.matching],
  }),
  isNone: ({ prefix, matching }) => prefix === 0 && matching.length === 0,
  rest: ({ prefix, matching }, node, universe) =>
    prefix === Infinity ? universe.true : universe.from(prefix, universe.or([...matching, node])),
};

/** A case: what must hold for it beyond the schema itself, and what is evaluated in it at least. */
interface World<E> {
  readonly conditions: readonly Node[];
  readonly evaluated: E;
}

class TooManyWorlds extends Error {}

/**
 * `unevaluatedProperties` and `unevaluatedItems` as a disjunction of cases, in each of which it is
 * known what is evaluated. That a subschema fails need not be said: what is evaluated only grows
 * with each that holds, so a case that counts too few of them is never wrongly accepted.
 */
export function compileUnevaluated<E>(
  { compiler, schema, value, scope }: Occurrence,
  keyword: 'unevaluatedProperties' | 'unevaluatedItems',
  aspect: Aspect<E>,
): Node {
  const { universe } = compiler;
  const node = compiler.schema(value, scope);
  const { [keyword]: _, ...others } = schema;
  try {
    const worlds = new Worlds(compiler, aspect).of(others, schema, scope, 0);
    return universe.or(
      worlds.map(({ conditions, evaluated }) =>
        universe.and([...conditions, aspect.rest(evaluated, node, universe)]),
      ),
    );
  } catch (error) {
    if (!(error instanceof TooManyWorlds)) throw error;
    return universe.unknown(`${keyword}, for which too many cases must be told apart`);
  }
}

class Worlds<E> {
  private readonly nowhere: World<E>[];

  constructor(
    private readonly compiler: Compiler,
    private readonly aspect: Aspect<E>,
  ) {
    this.nowhere = [{ conditions: [], evaluated: aspect.none(compiler.universe) }];
  }

  /** The cases of a schema whose keywords are `schema` and which stands where `place` does. */
  of(schema: JsonObject, place: JsonObject, scope: Scope, depth: number): World<E>[] {
    if (depth > MAX_DEPTH) throw new TooManyWorlds();
    const { compiler, aspect } = this;
    const dialect = compiler.dialectOf(place);
    const inner = (one: unknown) => this.inside(one, scope, depth);
    const own = aspect.own(schema, scope, compiler, dialect);
    const parts: World<E>[][] = [[{ conditions: [], evaluated: own }]];
    for (const [target, where] of compiler.targetsOf(place, scope)) {
      parts.push(this.inside(target, where, depth));
    }
    for (const one of listOf(schema['allOf'])) parts.push(inner(one));
    const anyOf = listOf(schema['anyOf']);
    if (this.areDisjoint(anyOf, scope)) {
      const branches = anyOf.map((one) => this.given(inner(one), [one], scope));
      if (branches.length > 0) parts.push(this.oneOfThem(branches));
    } else for (const one of anyOf) parts.push(this.optional(inner(one), [one], scope));
    const oneOf = listOf(schema['oneOf']).map((one) => this.given(inner(one), [one], scope));
    if (oneOf.length > 0) parts.push(this.oneOfThem(oneOf));
    if (Object.hasOwn(schema, 'if')) parts.push(this.conditional(schema, scope, depth));
    for (const [key, one] of entriesOf(schema['dependentSchemas']) ?? []) {
      const { universe } = compiler;
      const isThere = universe.and([universe.types(OBJECT), universe.required(key)]);
      parts.push(this.optional(inner(one), [one], scope, [isThere]));
    }
    return parts.reduce((one, other) => this.product(one, other));
  }

  /** Of disjoint schemas no two hold, so that not all their combinations need be told apart. */
  private areDisjoint(schemas: readonly unknown[], scope: Scope): boolean {
    return areDisjoint(schemas.map((schema) => this.compiler.schema(schema, scope)));
  }

  private inside(schema: unknown, outer: Scope, depth: number): World<E>[] {
    if (!isObject(schema)) return this.nowhere;
    return this.of(schema, schema, this.compiler.scopeIn(schema, outer), depth + 1);
  }

  /** The cases, each under the condition that the schemas hold. */
  private given(
    worlds: readonly World<E>[],
    schemas: readonly unknown[],
    scope: Scope,
    more: readonly Node[] = [],
  ): World<E>[] {
    const holds = schemas.map((schema) => this.compiler.schema(schema, scope));
    return worlds.map(({ conditions, evaluated }) => ({
      conditions: [...more, ...holds, ...conditions],
      evaluated,
    }));
  }

  /** Cases that may be left out. */
  private optional(
    worlds: readonly World<E>[],
    schemas: readonly unknown[],
    scope: Scope,
    more: readonly Node[] = [],
  ): World<E>[] {
    return this.addNothing(this.given(this.withSomething(worlds), schemas, scope, more));
  }

  private withSomething(worlds: readonly World<E>[]): World<E>[] {
    return worlds.filter(({ evaluated }) => !this.aspect.isNone(evaluated));
  }

  private addNothing(worlds: readonly World<E>[]): World<E>[] {
    return [...worlds, ...this.nowhere];
  }

  private oneOfThem(branches: readonly World<E>[][]): World<E>[] {
    return this.addNothing(this.withSomething(branches.flat()));
  }

  private conditional(schema: JsonObject, scope: Scope, depth: number): World<E>[] {
    const { universe } = this.compiler;
    const condition = schema['if'];
    const branch = (keyword: string) => this.inside(member(schema, keyword), scope, depth);
    const positive = this.product(this.inside(condition, scope, depth), branch('then'));
    const fails = universe.not(this.compiler.schema(condition, scope));
    const negative = branch('else').map(({ conditions, evaluated }) => ({
      conditions: [fails, ...conditions],
      evaluated,
    }));
    return this.oneOfThem([this.given(positive, [condition], scope), negative]);
  }

  private product(one: readonly World<E>[], other: readonly World<E>[]): World<E>[] {
    if (one.length * other.length > MAX_WORLDS) throw new TooManyWorlds();
    return one.flatMap((a) =>
      other.map((b) => ({
        conditions: [...a.conditions, ...b.conditions],
        evaluated: this.aspect.join(a.evaluated, b.evaluated, this.compiler.universe),
      })),
    );
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
