import { evaluate } from '../../../src/compat/calculus';
import { isObject, type Json } from '../../../src/compat/json';
import { BudgetExceeded, fails, holds, Meter, Prover, RULES } from '../../../src/compat/solver';
import { choose, type Choose } from './choose';
import { compileBoth, VALUES } from './random-pair';

/** Values of one schema and of the complement of the other, to vary. */
const MODELS = 6;

/**
 * Searches a value that one schema accepts and the other rejects, where none should be: among
 * common values, among values that a sound prover finds for either, and among variations of all.
 */
export function attack(sub: unknown, sup: unknown, seed: number): Json | undefined {
  const [a, b, universe] = compileBoth(sub, sup);
  const breaks = (value: Json) => evaluate(a, value) === true && evaluate(b, value) === false;
  const prover = new Prover(universe, RULES, new Meter({ branches: 3_000, milliseconds: 1_000 }));
  const models = [holds(a), fails(b)].flatMap((literal) => {
    try {
      return prover.solve([literal], MODELS).models;
    } catch (error) {
      if (error instanceof BudgetExceeded) return [];
      throw error;
    }
  });
  const chooser = choose(seed);
  const varied = models.flatMap((model) => [0, 1, 2].map(() => vary(model, chooser)));
  return [...VALUES, ...models, ...varied].find(breaks);
}

/** The value with one part of it replaced, removed or added. */
function vary(value: Json, chooser: Choose): Json {
  if (chooser.chance(0.3)) return chooser.from(VALUES);
  if (Array.isArray(value)) {
    const index = chooser.below(value.length + 1);
    const items = [...value];
    const item = items[index];
    if (item === undefined || chooser.chance(0.3)) items.splice(index, 0, chooser.from(VALUES));
    else if (chooser.chance(0.5)) items.splice(index, 1);
    else items[index] = vary(item, chooser);
    return items;
  }
  if (!isObject(value)) return chooser.from(VALUES);
  const entries = Object.entries(value);
  const key = chooser.from(['a', 'b', 'c', 'z', ...Object.keys(value)]);
  const others = entries.filter(([one]) => one !== key);
  if (chooser.chance(0.3)) return Object.fromEntries(others);
  const before = value[key];
  return Object.fromEntries([...others, [key, before === undefined ? 1 : vary(before, chooser)]]);
}
