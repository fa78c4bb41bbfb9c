import type { Json, JsonObject } from '../../../src/compat/json';
import type { Choose } from './choose';

/** Few names, numbers and patterns, so that keywords often speak of the same things. */
const NAMES = ['a', 'b', 'c', 'kind'];
const NUMBERS = [-2, -1, 0, 1, 2, 3, 5, 0.5, 1.5];
const COUNTS = [0, 1, 2, 3];
const STEPS = [1, 2, 3, 0.5, 0.1, 6];
const PATTERNS = [
  '^a',
  'b$',
  '^[ab]+$',
  '^(a|kind)$',
  '^.{2,3}$',
  'c',
  '^\\w*$',
  '^$',
  '(a+)+$',
  '^(?!a)',
];
const TYPES = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'];
const VALUES: readonly Json[] = [
  ...[null, true, false, 0, 1, 2, 1.5, -1, '', 'a', 'ab', 'b', 'kind', [], [1], ['a', 'a'], {}],
  ...[{ a: 1 }, { kind: 'a' }, { kind: 'b', a: 'a' }],
];

/** Where a schema stands: how deep it may go on, and whether it is inside a property or an item. */
interface Place {
  readonly depth: number;
  /** Only there may it refer to what it is part of: in place that would mean nothing. */
  readonly isInside: boolean;
}

type Make = (choose: Choose, place: Place) => Json;

const inPlace = ({ depth, isInside }: Place): Place => ({ depth: depth - 1, isInside });
const inside = ({ depth }: Place): Place => ({ depth: depth - 1, isInside: true });

const one =
  (goOn: (place: Place) => Place): Make =>
  (choose, place) =>
    schemaAt(choose, goOn(place));

const list =
  (goOn: (place: Place) => Place): Make =>
  (choose, place) =>
    Array.from({ length: 1 + choose.below(3) }, () => schemaAt(choose, goOn(place)));

const map =
  (names: readonly string[], goOn: (place: Place) => Place): Make =>
  (choose, place) =>
    Object.fromEntries(
      choose.several(3, () => [choose.from(names), schemaAt(choose, goOn(place))]),
    );

const from =
  (values: readonly Json[]): Make =>
  (choose) =>
    choose.from(values);

const distinct =
  (values: readonly string[], most: number): Make =>
  (choose) => [
    ...new Set([choose.from(values), ...choose.several(most, () => choose.from(values))]),
  ];

interface Keyword {
  readonly name: string;
  /** How often it comes. */
  readonly weight: number;
  readonly make: Make;
  /** Whether schemas are inside. */
  readonly nests?: boolean;
}

const FLAT: readonly Keyword[] = [
  { name: 'type', weight: 6, make: from(TYPES) },
  { name: 'type', weight: 3, make: distinct(TYPES, 3) },
  {
    name: 'enum',
    weight: 3,
    make: (choose) => [choose.from(VALUES), ...choose.several(4, () => choose.from(VALUES))],
  },
  { name: 'const', weight: 2, make: from(VALUES) },
  { name: 'minimum', weight: 2, make: from(NUMBERS) },
  { name: 'maximum', weight: 2, make: from(NUMBERS) },
  { name: 'exclusiveMinimum', weight: 1, make: from(NUMBERS) },
  { name: 'exclusiveMaximum', weight: 1, make: from(NUMBERS) },
  { name: 'multipleOf', weight: 2, make: from(STEPS) },
  { name: 'minLength', weight: 2, make: from(COUNTS) },
  { name: 'maxLength', weight: 2, make: from(COUNTS) },
  { name: 'pattern', weight: 3, make: from(PATTERNS) },
  { name: 'minContains', weight: 1, make: from(COUNTS) },
  { name: 'maxContains', weight: 1, make: from(COUNTS) },
  { name: 'minItems', weight: 2, make: from(COUNTS) },
  { name: 'maxItems', weight: 2, make: from(COUNTS) },
  { name: 'uniqueItems', weight: 1, make: from([true]) },
  { name: 'required', weight: 4, make: distinct(NAMES, 2) },
  { name: 'minProperties', weight: 1, make: from(COUNTS) },
  { name: 'maxProperties', weight: 1, make: from(COUNTS) },
  {
    name: 'dependentRequired',
    weight: 1,
    make: (choose) => ({ [choose.from(NAMES)]: [choose.from(NAMES)] }),
  },
];

const NESTING: readonly Keyword[] = [
  { name: 'prefixItems', weight: 2, make: list(inside) },
  { name: 'items', weight: 4, make: one(inside) },
  { name: 'contains', weight: 2, make: one(inside) },
  { name: 'properties', weight: 7, make: map(NAMES, inside) },
  { name: 'patternProperties', weight: 2, make: map(PATTERNS, inside) },
  { name: 'additionalProperties', weight: 3, make: one(inside) },
  { name: 'propertyNames', weight: 1, make: one(inside) },
  { name: 'dependentSchemas', weight: 1, make: map(NAMES, inPlace) },
  { name: 'allOf', weight: 2, make: list(inPlace) },
  { name: 'anyOf', weight: 3, make: list(inPlace) },
  { name: 'oneOf', weight: 2, make: list(inPlace) },
  { name: 'not', weight: 2, make: one(inPlace) },
  { name: 'if', weight: 1, make: one(inPlace) },
  { name: 'then', weight: 1, make: one(inPlace) },
  { name: 'else', weight: 1, make: one(inPlace) },
  { name: 'unevaluatedProperties', weight: 1, make: one(inside) },
  { name: 'unevaluatedItems', weight: 1, make: one(inside) },
];

const REFERENCE: Keyword = { name: '$ref', weight: 3, make: from(['#', '#/$defs/x', '#/$defs/y']) };

const bag = (keywords: readonly Keyword[]) =>
  keywords.flatMap((keyword) => Array.from({ length: keyword.weight }, () => keyword));

const BAGS = {
  flat: bag(FLAT),
  nesting: bag([...FLAT, ...NESTING]),
  inside: bag([...FLAT, ...NESTING, REFERENCE]),
};

function keywordAt(choose: Choose, place: Place): [string, Json] {
  const kind = place.depth <= 0 ? 'flat' : place.isInside ? 'inside' : 'nesting';
  const { name, make } = choose.from(BAGS[kind]);
  return [name, make(choose, place)];
}

function schemaAt(choose: Choose, place: Place): Json {
  if (choose.chance(0.08)) return choose.chance(0.6);
  return Object.fromEntries(
    choose.several(place.depth > 1 ? 4 : 3, () => keywordAt(choose, place)),
  );
}

/** A keyword and a value for it, without references. */
export function randomKeyword(choose: Choose): [string, Json] {
  return keywordAt(choose, { depth: 1, isInside: false });
}

/** A small schema without references. */
export function randomSchema(choose: Choose): Json {
  return schemaAt(choose, { depth: 1, isInside: false });
}

/** A schema of 2020-12 that can stand alone: what it refers to is inside. */
export function randomDocument(choose: Choose, depth: number): JsonObject {
  const keyword = () => keywordAt(choose, { depth, isInside: false });
  const root = Object.fromEntries([keyword(), keyword(), ...choose.several(3, keyword)]);
  const definition = () => schemaAt(choose, { depth: depth - 1, isInside: false });
  const $defs = { x: definition(), y: definition() };
  return JSON.stringify([root, $defs]).includes('$ref') ? { ...root, $defs } : root;
}
