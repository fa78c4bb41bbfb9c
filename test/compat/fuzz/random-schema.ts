import type { Json, JsonObject } from '../../../src/compat/json';
import type { Choose } from './choose';

/** Few names, numbers and patterns, so that keywords often speak of the same things. */
const NAMES = ['a', 'b', 'c', 'kind'];
const NUMBERS = [-2, -1, 0, 1, 2, 3, 5, 0.5, 1.5];
const COUNTS = [0, 1, 2, 3];
const STEPS = [1, 2, 3, 0.5, 0.25, 6];
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

const ANY: readonly Keyword[] = [
  { name: 'type', weight: 2, make: from(TYPES) },
  { name: 'type', weight: 2, make: distinct(TYPES, 3) },
  {
    name: 'enum',
    weight: 2,
    make: (choose) => [choose.from(VALUES), ...choose.several(4, () => choose.from(VALUES))],
  },
  { name: 'const', weight: 1, make: from(VALUES) },
  { name: 'allOf', weight: 2, make: list(inPlace), nests: true },
  { name: 'anyOf', weight: 3, make: list(inPlace), nests: true },
  { name: 'oneOf', weight: 2, make: list(inPlace), nests: true },
  { name: 'not', weight: 2, make: one(inPlace), nests: true },
  { name: 'if', weight: 1, make: one(inPlace), nests: true },
  { name: 'then', weight: 1, make: one(inPlace), nests: true },
  { name: 'else', weight: 1, make: one(inPlace), nests: true },
];

/** Keywords by the type they speak of. */
const BY_TYPE: Readonly<Record<string, readonly Keyword[]>> = {
  number: [
    { name: 'minimum', weight: 2, make: from(NUMBERS) },
    { name: 'maximum', weight: 2, make: from(NUMBERS) },
    { name: 'exclusiveMinimum', weight: 1, make: from(NUMBERS) },
    { name: 'exclusiveMaximum', weight: 1, make: from(NUMBERS) },
    { name: 'multipleOf', weight: 2, make: from(STEPS) },
  ],
  string: [
    { name: 'minLength', weight: 2, make: from(COUNTS) },
    { name: 'maxLength', weight: 2, make: from(COUNTS) },
    { name: 'pattern', weight: 3, make: from(PATTERNS) },
  ],
  array: [
    { name: 'minItems', weight: 2, make: from(COUNTS) },
    { name: 'maxItems', weight: 2, make: from(COUNTS) },
    { name: 'uniqueItems', weight: 1, make: from([true]) },
    { name: 'minContains', weight: 1, make: from(COUNTS) },
    { name: 'maxContains', weight: 1, make: from(COUNTS) },
    { name: 'prefixItems', weight: 3, make: list(inside), nests: true },
    { name: 'items', weight: 5, make: one(inside), nests: true },
    { name: 'contains', weight: 3, make: one(inside), nests: true },
    { name: 'unevaluatedItems', weight: 1, make: one(inside), nests: true },
  ],
  object: [
    { name: 'required', weight: 5, make: distinct(NAMES, 2) },
    { name: 'minProperties', weight: 1, make: from(COUNTS) },
    { name: 'maxProperties', weight: 1, make: from(COUNTS) },
    {
      name: 'dependentRequired',
      weight: 1,
      make: (choose) => ({ [choose.from(NAMES)]: [choose.from(NAMES)] }),
    },
    { name: 'properties', weight: 8, make: map(NAMES, inside), nests: true },
    { name: 'patternProperties', weight: 2, make: map(PATTERNS, inside), nests: true },
    { name: 'additionalProperties', weight: 3, make: one(inside), nests: true },
    { name: 'propertyNames', weight: 1, make: one(inside), nests: true },
    { name: 'dependentSchemas', weight: 1, make: map(NAMES, inPlace), nests: true },
    { name: 'unevaluatedProperties', weight: 1, make: one(inside), nests: true },
  ],
};

const REFERENCE: Keyword = {
  name: '$ref',
  weight: 2,
  make: from(['#', '#/$defs/x', '#/$defs/y']),
  nests: true,
};

/** Mostly of one type, for keywords of several rarely have to do with each other. */
const THEMES = ['number', 'string', 'array', 'array', 'object', 'object', 'object', 'any'];

function bagOf(theme: string, nests: boolean, refers: boolean): readonly Keyword[] {
  const own = theme === 'any' ? Object.values(BY_TYPE).flat() : (BY_TYPE[theme] ?? []);
  return [...ANY, ...own, ...own, ...(refers ? [REFERENCE] : [])]
    .filter((keyword) => nests || !keyword.nests)
    .flatMap((keyword) => Array.from({ length: keyword.weight }, () => keyword));
}

/** Keywords to draw from, each as often as its weight says. */
const BAGS = new Map(
  [...new Set(THEMES)].map((theme) => [
    theme,
    {
      flat: bagOf(theme, false, false),
      inPlace: bagOf(theme, true, false),
      inside: bagOf(theme, true, true),
    },
  ]),
);

function bagFor(theme: string, { depth, isInside }: Place): readonly Keyword[] {
  const kind = depth <= 0 ? 'flat' : isInside ? 'inside' : 'inPlace';
  return BAGS.get(theme)?.[kind] ?? [];
}

function keywordsAt(choose: Choose, place: Place, least: number, most: number): JsonObject {
  const theme = choose.from(THEMES);
  const bag = bagFor(theme, place);
  const make = (): [string, Json] => {
    const { name, make } = choose.from(bag);
    return [name, make(choose, place)];
  };
  const keywords = [...Array.from({ length: least }, make), ...choose.several(most - least, make)];
  const isTyped = theme !== 'any' && choose.chance(0.6);
  return { ...(isTyped && { type: theme }), ...Object.fromEntries(keywords) };
}

function schemaAt(choose: Choose, place: Place): Json {
  if (choose.chance(0.08)) return choose.chance(0.6);
  return keywordsAt(choose, place, place.depth > 1 ? 1 : 0, 3);
}

/** A keyword and a value for it, without references. */
export function randomKeyword(choose: Choose): [string, Json] {
  const [keyword] = Object.entries(keywordsAt(choose, { depth: 1, isInside: false }, 1, 1));
  return keyword ?? ['type', 'null'];
}

/** A small schema without references. */
export function randomSchema(choose: Choose): Json {
  return schemaAt(choose, { depth: 1, isInside: false });
}

/** A schema of 2020-12 that can stand alone: what it refers to is inside. */
export function randomDocument(choose: Choose, depth: number): JsonObject {
  const root = keywordsAt(choose, { depth, isInside: false }, 2, 5);
  const definition = () => schemaAt(choose, { depth: depth - 1, isInside: false });
  const $defs = { x: definition(), y: definition() };
  return JSON.stringify([root, $defs]).includes('$ref') ? { ...root, $defs } : root;
}
