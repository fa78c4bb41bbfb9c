import { describe, expect, it } from 'vitest';
import { ARRAY, evaluate, OBJECT, STRING, Universe, type Node } from '../../src/compat/calculus';
import type { Json } from '../../src/compat/json';
import { fails, holds, Meter, Prover, RULES } from '../../src/compat/solver';
import { choose, type Choose } from './fuzz/choose';

const RUNS = 8_000;

const ITEMS: readonly Json[] = [null, 0, 1, 2, 'a', 'b'];
const NAMES = ['a', 'b', 'ab', 'x'];

/** All sequences of the values up to a length. */
function sequences<T>(values: readonly T[], length: number): T[][] {
  if (length === 0) return [[]];
  const shorter = sequences(values, length - 1);
  const longest = shorter.filter((one) => one.length === length - 1);
  return [...shorter, ...longest.flatMap((one) => values.map((value) => [...one, value]))];
}

const WORDS = sequences(['a', 'b', 'é', '1'], 4).map((chars) => chars.join(''));
const NUMBERS = Array.from({ length: 201 }, (_, index) => (index - 100) / 20);
const ARRAYS = sequences(ITEMS, 4);
const OBJECTS = sequences([undefined, 0, 1, 'a'], 4)
  .filter((values) => values.length === 4)
  .map((values) => {
    const entries = NAMES.map((name, index) => [name, values[index]] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Json;
  });

const item = (universe: Universe, { from }: Choose): Node =>
  from([
    universe.values([0, 1]),
    universe.values(['a']),
    universe.types(STRING),
    universe.values([null, 0]),
    universe.bound('min', 1, false),
    universe.not(universe.values([1])),
    universe.false,
  ]);

const keys = (universe: Universe, { from }: Choose): Node =>
  from([
    universe.values(['a']),
    universe.values(['a', 'b']),
    universe.pattern('^a'),
    universe.pattern('b$'),
    universe.not(universe.values(['a', 'x'])),
    universe.not(universe.or([universe.values(['x']), universe.pattern('^a')])),
    universe.maxSize(STRING, 1),
    universe.true,
  ]);

/** For each type: values of it, few enough to try all, and random atoms about it. */
const TYPES: [string, readonly Json[], (universe: Universe, choose: Choose) => Node][] = [
  [
    'numbers',
    NUMBERS,
    (universe, { from, chance }) =>
      chance(0.5)
        ? universe.bound(from(['min', 'max']), from([-2, -1, 0, 0.5, 1, 2, 3]), chance(0.4))
        : universe.multiple(from([1, 2, 3, 0.5, 0.1, 1.5, 0.25])),
  ],
  [
    'strings',
    WORDS,
    (universe, { from, below, chance }) =>
      chance(0.4)
        ? chance(0.5)
          ? universe.minSize(STRING, below(4))
          : universe.maxSize(STRING, below(4))
        : universe.pattern(
            from([
              '^a',
              'b$',
              '^[ab]*$',
              'a.b',
              '^(a|é)',
              '\\d',
              '^.{2}$',
              '(ab)+',
              '^(?!a)',
              '\\b1',
            ]),
          ),
  ],
  [
    'arrays',
    ARRAYS,
    (universe, choose) => {
      const { from, below } = choose;
      return from([
        () => universe.minSize(ARRAY, below(4)),
        () => universe.maxSize(ARRAY, below(4)),
        () => universe.at(below(3), item(universe, choose)),
        () => universe.from(below(3), item(universe, choose)),
        () => universe.atLeast(1 + below(3), item(universe, choose)),
        () => universe.atMost(below(3), item(universe, choose)),
        () => universe.unique(),
      ])();
    },
  ],
  [
    'objects',
    OBJECTS,
    (universe, choose) => {
      const { from, below } = choose;
      return from([
        () => universe.minSize(OBJECT, below(4)),
        () => universe.maxSize(OBJECT, below(4)),
        () => universe.required(from(NAMES)),
        () => universe.each(keys(universe, choose), item(universe, choose)),
        () => universe.each(keys(universe, choose), item(universe, choose)),
      ])();
    },
  ],
];

const BITS = { numbers: 4, strings: 8, arrays: 16, objects: 32 } as const;

describe.each(TYPES)('conjunctions about %s', (name, values, atom) => {
  it('are refuted only if no value satisfies them, and decided', () => {
    const statuses = { unsat: 0, sat: 0, unknown: 0 };
    for (let seed = 1; seed <= RUNS; seed++) {
      const chooser = choose(seed);
      const universe = new Universe();
      const type = holds(universe.types(BITS[name as keyof typeof BITS]));
      const literals = [1, 2, 3, 4, 5].slice(0, 1 + chooser.below(5)).map(() => {
        const node = atom(universe, chooser);
        return chooser.chance(0.6) ? holds(node) : fails(node);
      });
      const { status, models } = new Prover(universe, RULES, new Meter({})).solve(
        [type, ...literals],
        3,
      );
      const satisfies = (value: Json) =>
        literals.every((one) => evaluate(universe.node(one >> 1), value) === ((one & 1) === 0));
      const witness = values.find(satisfies);
      expect([seed, status, witness], 'refuted wrongly').not.toEqual([
        seed,
        'unsat',
        expect.anything(),
      ]);
      if (witness !== undefined) expect([seed, status]).toEqual([seed, 'sat']);
      expect(models.every(satisfies)).toBe(true);
      statuses[status]++;
    }
    expect(statuses.unknown).toBe(0);
    expect(statuses.unsat).toBeGreaterThan(RUNS / 20);
    expect(statuses.sat).toBeGreaterThan(RUNS / 20);
  });
});
