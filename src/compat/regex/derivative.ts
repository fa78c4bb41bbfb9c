import { has, LAST, WORD, type CharSet } from './char-set';
import { NOTHING, OTHER_CHAR, place, WORD_CHAR, type Term, type Terms } from './term';

/** Code points that a term cannot tell apart. */
export interface CharClass {
  /** One of them. */
  readonly char: number;
  /** Some others, to vary with. */
  readonly others: readonly number[];
  /** Whether there are no more than these. */
  readonly whole: boolean;
}

/** Where reading stands: what must follow, and what was read last, as far as it matters. */
export interface State {
  readonly term: Term;
  readonly before: number;
}

/** Reads words: Brzozowski's derivatives (1964), with edges that know what is before and after. */
export class Reader {
  private readonly derivatives = new Map<number, Term>();
  private readonly withoutStart = new Map<Term, Term>();
  private readonly firstSets = new Map<Term, ReadonlySet<CharSet>>();
  private readonly classes = new Map<string, CharClass[]>();

  constructor(readonly terms: Terms) {}

  begin(term: Term): State {
    return { term, before: NOTHING };
  }

  /** Whether the word may end here. */
  accepts({ term, before }: State): boolean {
    return (term.empty & place(before, NOTHING)) !== 0;
  }

  /** After one more code point. */
  step({ term, before }: State, char: number): State {
    const kind = kindOf(char);
    const next = this.derive(term, char, term.edges ? before : OTHER_CHAR, kind);
    // After a character nothing is at the start any more.
    const rest = next.edges ? this.dropStart(next) : next;
    return { term: rest, before: rest.edges ? kind : OTHER_CHAR };
  }

  private derive(term: Term, char: number, before: number, after: number): Term {
    const { terms } = this;
    switch (term.kind) {
      case 'none':
      case 'edge':
        return terms.none;
      case 'chars':
        return has(term.set, char) ? terms.epsilon : terms.none;
      default: {
        const key = (term.id * 3 + before) * (LAST + 1) + char;
        let derivative = this.derivatives.get(key);
        if (!derivative) {
          derivative = this.deriveCompound(term, char, before, after);
          this.derivatives.set(key, derivative);
        }
        return derivative;
      }
    }
  }

  private deriveCompound(
    term: Exclude<Term, { kind: 'none' | 'edge' | 'chars' }>,
    char: number,
    before: number,
    after: number,
  ): Term {
    const { terms } = this;
    const derive = (part: Term) => this.derive(part, char, before, after);
    const isEmptyHere = (part: Term) => (part.empty & place(before, after)) !== 0;
    switch (term.kind) {
      case 'cat': {
        const through = terms.cat(derive(term.first), term.rest);
        return isEmptyHere(term.first) ? terms.or([through, derive(term.rest)]) : through;
      }
      case 'or':
        return terms.or(term.terms.map(derive));
      case 'and':
        return terms.and(term.terms.map(derive));
      case 'not':
        return terms.not(derive(term.term));
      case 'loop': {
        // Rounds that may be empty here need not be counted.
        const min = isEmptyHere(term.term) ? 0 : Math.max(0, term.min - 1);
        return terms.cat(derive(term.term), terms.loop(term.term, min, term.max - 1));
      }
    }
  }

  private dropStart(term: Term): Term {
    const { terms } = this;
    if (!term.edges) return term;
    let rest = this.withoutStart.get(term);
    if (!rest) {
      const drop = (part: Term) => this.dropStart(part);
      if (term === terms.start) rest = terms.none;
      else if (term.kind === 'cat') rest = terms.cat(drop(term.first), drop(term.rest));
      else if (term.kind === 'or') rest = terms.or(term.terms.map(drop));
      else if (term.kind === 'and') rest = terms.and(term.terms.map(drop));
      else if (term.kind === 'not') rest = terms.not(drop(term.term));
      else if (term.kind === 'loop') rest = terms.loop(drop(term.term), term.min, term.max);
      else rest = term;
      this.withoutStart.set(term, rest);
    }
    return rest;
  }

  /** The classes of code points between which the next step distinguishes. */
  classesOf({ term }: State): readonly CharClass[] {
    const sets = [...this.setsAtFront(term)];
    if (term.edges) sets.push(WORD);
    const key = sets.map((set) => set.join()).join(' ');
    let classes = this.classes.get(key);
    if (!classes) {
      classes = partition(sets);
      this.classes.set(key, classes);
    }
    return classes;
  }

  private setsAtFront(term: Term): ReadonlySet<CharSet> {
    let sets = this.firstSets.get(term);
    if (!sets) {
      sets = new Set(this.partsAtFront(term).flatMap((part) => [...part]));
      this.firstSets.set(term, sets);
    }
    return sets;
  }

  private partsAtFront(term: Term): Iterable<CharSet>[] {
    switch (term.kind) {
      case 'none':
      case 'edge':
        return [];
      case 'chars':
        return [[term.set]];
      case 'cat': {
        const first = this.setsAtFront(term.first);
        return term.first.empty === 0 ? [first] : [first, this.setsAtFront(term.rest)];
      }
      case 'or':
      case 'and':
        return term.terms.map((part) => this.setsAtFront(part));
      case 'not':
      case 'loop':
        return [this.setsAtFront(term.term)];
    }
  }
}

function kindOf(char: number): number {
  return has(WORD, char) ? WORD_CHAR : OTHER_CHAR;
}

/** Groups code points by the sets that have them. */
function partition(sets: readonly CharSet[]): CharClass[] {
  const edges = new Set([0]);
  for (const set of sets) {
    for (let index = 0; index < set.length; index += 2) {
      edges.add(set[index] ?? 0);
      edges.add((set[index + 1] ?? LAST) + 1);
    }
  }
  edges.delete(LAST + 1);
  const starts = [...edges].sort((a, b) => a - b);
  const members = new Map<string, number[]>();
  for (const [index, low] of starts.entries()) {
    const signature = sets.map((set) => (has(set, low) ? '1' : '0')).join('');
    const ranges = members.get(signature) ?? [];
    members.set(signature, ranges);
    ranges.push(low, (starts[index + 1] ?? LAST + 1) - 1);
  }
  const classes = [...members.values()].map((ranges) => {
    const [char = 0, ...others] = readable(ranges);
    return { char, others, whole: others.length + 1 < SHOWN };
  });
  return classes.sort((one, other) => rank(one.char) - rank(other.char));
}

function rank(char: number): number {
  return BLOCKS.findIndex(([first, last]) => char >= first && char <= last);
}

/** Blocks from which to take a code point, those first that people can read; surrogates last. */
const BLOCKS = [
  ...([
    [0x61, 0x7a],
    [0x41, 0x5a],
    [0x30, 0x39],
    [0x20, 0x7e],
    [0xa1, 0xd7ff],
  ] as const),
  ...([
    [0xe000, 0xffff],
    [0x10000, LAST],
    [0, LAST],
  ] as const),
];

/** Code points shown of a class at most. */
const SHOWN = 12;

function readable(set: CharSet): number[] {
  const chars = new Set<number>();
  for (const [first, last] of BLOCKS) {
    for (let index = 0; index < set.length; index += 2) {
      const end = Math.min(last, set[index + 1] ?? last);
      for (let char = Math.max(first, set[index] ?? first); char <= end; char++) {
        chars.add(char);
        if (chars.size === SHOWN) return [...chars];
      }
    }
  }
  return [...chars];
}
