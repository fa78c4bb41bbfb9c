import { ALPHABET } from './alphabet';
import { NotCompiled, type Regex } from './regex';

/** A deterministic automaton over {@link ALPHABET}; state 0 is the first. */
export interface Automaton {
  /** The next state for each character of the alphabet, -1 for none, by state. */
  readonly rows: readonly (readonly number[])[];
  readonly accepts: readonly boolean[];
}

interface Nfa {
  readonly epsilon: number[][];
  /** The characters a state takes, and the state after it. */
  readonly sets: (readonly [codes: ReadonlySet<number>, to: number] | undefined)[];
  readonly start: number;
  readonly end: number;
}

/** Beyond these a pattern goes to the slow path: its table would outgrow everything else. */
const MOST_NFA_STATES = 20_000;
const MOST_STATES = 2_000;

/**
 * The smallest automaton of the strings that match all of the expressions.
 *
 * @throws NotCompiled when it would be too large
 */
export function automatonOf(expressions: readonly Regex[]): Automaton {
  return minimal(determinize(expressions.map(nfaOf)));
}

/** Whether every string that `small` accepts is accepted by `large`. */
export function includes(large: Automaton, small: Automaton): boolean {
  const queue: [number, number][] = [[0, 0]];
  const seen = new Set(['0 0']);
  for (const [s, l] of queue) {
    if (small.accepts[s] && !large.accepts[l]) return false;
    ALPHABET.forEach((_, i) => {
      const pair: [number, number] = [small.rows[s]?.[i] ?? -1, large.rows[l]?.[i] ?? -1];
      const key = pair.join(' ');
      if (pair[0] < 0 || seen.has(key)) return;
      seen.add(key);
      queue.push(pair);
    });
  }
  return true;
}

/** Thompson's construction; a counted repetition becomes copies. */
function nfaOf(expression: Regex): Nfa {
  const epsilon: number[][] = [];
  const sets: Nfa['sets'] = [];
  const state = () => {
    if (epsilon.push([]) > MOST_NFA_STATES) throw new NotCompiled('the pattern is too large');
    return epsilon.length - 1;
  };
  /** Adds an expression after the state `from`; returns the state after it. */
  const add = (part: Regex, from: number): number => {
    switch (part.kind) {
      case 'set': {
        const to = state();
        const before = state();
        epsilon[from]?.push(before);
        sets[before] = [new Set(part.codes), to];
        return to;
      }
      case 'sequence':
        return part.parts.reduce((at, next) => add(next, at), from);
      case 'choice': {
        const to = state();
        for (const option of part.parts) epsilon[add(option, from)]?.push(to);
        return to;
      }
      case 'repeat':
        return addRepeat(part, from);
    }
  };
  const addRepeat = ({ part, least, most }: Regex & { kind: 'repeat' }, from: number): number => {
    let at = from;
    for (let i = 0; i < least; i++) at = add(part, at);
    const to = state();
    if (most === Infinity) {
      const loop = state();
      epsilon[at]?.push(loop);
      epsilon[add(part, loop)]?.push(loop);
      at = loop;
    }
    for (let i = least; i < most && most !== Infinity; i++) {
      epsilon[at]?.push(to);
      at = add(part, at);
    }
    epsilon[at]?.push(to);
    return to;
  };
  const start = state();
  const end = add(expression, start);
  return { epsilon, sets, start, end };
}

function closure(nfa: Nfa, states: Iterable<number>): number[] {
  const found = new Set(states);
  for (const state of found) for (const next of nfa.epsilon[state] ?? []) found.add(next);
  return [...found].sort((a, b) => a - b);
}

/** The subset construction, for several automata at once: a state holds a subset of each. */
function determinize(nfas: readonly Nfa[]): Automaton {
  const states: number[][][] = [nfas.map((nfa) => closure(nfa, [nfa.start]))];
  const numbers = new Map([[JSON.stringify(states[0]), 0]]);
  const rows: number[][] = [];
  for (const subsets of states) rows.push(ALPHABET.map((code) => numberOf(step(subsets, code))));
  const accepts = states.map((subsets) =>
    nfas.every(({ end }, i) => subsets[i]?.includes(end) === true),
  );
  return { rows, accepts };

  function step(subsets: number[][], code: number): number[][] {
    return nfas.map((nfa, i) => {
      const moves = (subsets[i] ?? []).map((state) => nfa.sets[state]);
      return closure(
        nfa,
        moves.flatMap((move) => (move?.[0].has(code) ? [move[1]] : [])),
      );
    });
  }

  function numberOf(subsets: number[][]): number {
    if (subsets.some(({ length }) => length === 0)) return -1;
    const key = JSON.stringify(subsets);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (states.push(subsets) > MOST_STATES) throw new NotCompiled('the pattern is too large');
    numbers.set(key, states.length - 1);
    return states.length - 1;
  }
}

/** Moore's algorithm: states that no string tells apart become one. */
function minimal({ rows, accepts }: Automaton): Automaton {
  let blocks = accepts.map(Number);
  for (let count = 0; ;) {
    const numbers = new Map<string, number>();
    const refined = rows.map((row, state) => {
      const key = [blocks[state], ...row.map((next) => (next < 0 ? -1 : blocks[next]))].join();
      return numbers.get(key) ?? numbers.set(key, numbers.size).size - 1;
    });
    blocks = refined;
    if (numbers.size === count) break;
    count = numbers.size;
  }
  const representatives = [...new Set(blocks)].map((block) => blocks.indexOf(block));
  return {
    rows: representatives.map((state) =>
      (rows[state] ?? []).map((next) => (next < 0 ? -1 : (blocks[next] ?? -1))),
    ),
    accepts: representatives.map((state) => accepts[state] === true),
  };
}
