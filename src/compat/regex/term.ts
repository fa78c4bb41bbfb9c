import { ANY_CHAR, union, type CharSet } from './char-set';

/**
 * A regular language over code points, closed under intersection and complement.
 *
 * `edge` terms match the empty word in some places only: `^`, `$`, `\b`, `\B`. A place is what is
 * before it (nothing, a word character, another) and after it; `empty` has a bit for each of the
 * nine places in which the term matches the empty word.
 */
export type Term = {
  readonly id: number;
  readonly empty: number;
  /** Whether it has an edge inside, so that what is before matters. */
  readonly edges: boolean;
} & (
  | { readonly kind: 'none' | 'edge' }
  | { readonly kind: 'chars'; readonly set: CharSet }
  | { readonly kind: 'cat'; readonly first: Term; readonly rest: Term }
  | { readonly kind: 'or' | 'and'; readonly terms: readonly Term[] }
  | { readonly kind: 'not'; readonly term: Term }
  | { readonly kind: 'loop'; readonly term: Term; readonly min: number; readonly max: number }
);

type Shape = Term extends infer T ? (T extends Term ? Omit<T, 'id'> : never) : never;

/** What is before or after a place. */
export const NOTHING = 0;
export const WORD_CHAR = 1;
export const OTHER_CHAR = 2;

const EVERYWHERE = 0b111_111_111;

/** The bit of one place. */
export function place(before: number, after: number): number {
  return 1 << (before * 3 + after);
}

function placesWhere(test: (before: number, after: number) => boolean): number {
  let places = 0;
  for (let before = 0; before < 3; before++) {
    for (let after = 0; after < 3; after++) if (test(before, after)) places |= place(before, after);
  }
  return places;
}

const AT_WORD_BOUNDARY = placesWhere((a, b) => (a === WORD_CHAR) !== (b === WORD_CHAR));

/** Terms, each built once: what is equal is the same object. */
export class Terms {
  private readonly table = new Map<string, Term>();

  /** Terms put together so far, counted by their parts: what computations have cost. */
  work = 0;

  readonly none = this.intern('none', { kind: 'none', empty: 0, edges: false });
  readonly epsilon = this.edge(EVERYWHERE);
  readonly start = this.edge(placesWhere((before) => before === NOTHING));
  readonly end = this.edge(placesWhere((_, after) => after === NOTHING));
  readonly boundary = this.edge(AT_WORD_BOUNDARY);
  readonly noBoundary = this.edge(EVERYWHERE & ~AT_WORD_BOUNDARY);
  /** Every word. */
  readonly all = this.intern('all', {
    kind: 'loop',
    term: this.chars(ANY_CHAR),
    min: 0,
    max: Infinity,
    empty: EVERYWHERE,
    edges: false,
  });

  /** How many terms there are. */
  get size(): number {
    return this.table.size;
  }

  private intern(key: string, shape: Shape): Term {
    this.work++;
    let term = this.table.get(key);
    if (!term) {
      term = { ...shape, id: this.table.size };
      this.table.set(key, term);
    }
    return term;
  }

  private edge(empty: number): Term {
    return this.intern(`edge ${empty}`, { kind: 'edge', empty, edges: empty !== EVERYWHERE });
  }

  chars(set: CharSet): Term {
    if (set.length === 0) return this.none;
    return this.intern(`chars ${set.join()}`, { kind: 'chars', set, empty: 0, edges: false });
  }

  cat(first: Term, rest: Term): Term {
    if (first === this.none || rest === this.none) return this.none;
    if (first === this.epsilon) return rest;
    if (rest === this.epsilon) return first;
    if (first.kind === 'cat') return this.cat(first.first, this.cat(first.rest, rest));
    if (rest === this.all && (first.empty === EVERYWHERE || first === this.end)) {
      return first === this.end ? first : this.all;
    }
    if (first === this.all) {
      if (rest.empty === EVERYWHERE) return this.all;
      const next = rest.kind === 'cat' ? rest.first : rest;
      // Anything and then the start of the word: nothing was before.
      if (next === this.all || next === this.start) return rest;
    }
    return this.intern(`cat ${first.id} ${rest.id}`, {
      kind: 'cat',
      first,
      rest,
      empty: first.empty & rest.empty,
      edges: first.edges || rest.edges,
    });
  }

  loop(term: Term, min: number, max: number): Term {
    if (max === 0 || term === this.epsilon) return this.epsilon;
    if (term === this.none) return min === 0 ? this.epsilon : this.none;
    if (min === 1 && max === 1) return term;
    if (term === this.all) return this.all;
    const isStar = term.kind === 'loop' && term.min <= 1 && term.max === Infinity;
    if (isStar) return this.loop(term.term, min * term.min, Infinity);
    if (min === 0 && max === Infinity && term === this.chars(ANY_CHAR)) return this.all;
    return this.intern(`loop ${term.id} ${min} ${max}`, {
      kind: 'loop',
      term,
      min,
      max,
      empty: min === 0 ? EVERYWHERE : term.empty,
      edges: term.edges,
    });
  }

  not(term: Term): Term {
    if (term.kind === 'not') return term.term;
    if (term === this.none) return this.all;
    if (term === this.all) return this.none;
    const empty = EVERYWHERE & ~term.empty;
    return this.intern(`not ${term.id}`, { kind: 'not', term, empty, edges: term.edges });
  }

  or(terms: readonly Term[]): Term {
    const parts = this.flatten('or', terms);
    if (parts.has(this.all)) return this.all;
    parts.delete(this.none);
    const sets = [...parts].flatMap((term) => (term.kind === 'chars' ? [term.set] : []));
    if (sets.length > 1) {
      for (const term of [...parts]) if (term.kind === 'chars') parts.delete(term);
      parts.add(this.chars(union(sets)));
    }
    for (const term of parts) {
      if (term.kind === 'not' && parts.has(term.term)) return this.all;
      // What may be empty makes the empty word superfluous.
      if (term !== this.epsilon && term.empty === EVERYWHERE) parts.delete(this.epsilon);
    }
    return this.junction('or', parts, this.none);
  }

  and(terms: readonly Term[]): Term {
    const parts = this.flatten('and', terms);
    if (parts.has(this.none)) return this.none;
    parts.delete(this.all);
    for (const term of parts) {
      if (term.kind === 'not' && parts.has(term.term)) return this.none;
    }
    return this.junction('and', parts, this.all);
  }

  private flatten(kind: 'or' | 'and', terms: readonly Term[]): Set<Term> {
    const parts = new Set(terms.flatMap((term) => (term.kind === kind ? term.terms : [term])));
    this.work += parts.size;
    return parts;
  }

  private junction(kind: 'or' | 'and', parts: Set<Term>, none: Term): Term {
    const terms = [...parts].sort((a, b) => a.id - b.id);
    const [first] = terms;
    if (!first) return none;
    if (terms.length === 1) return first;
    return this.intern(`${kind} ${terms.map(({ id }) => id).join(' ')}`, {
      kind,
      terms,
      empty: terms.map((term) => term.empty).reduce((a, b) => (kind === 'or' ? a | b : a & b)),
      edges: terms.some((term) => term.edges),
    });
  }
}
