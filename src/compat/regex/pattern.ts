import { Reader } from './derivative';
import { parsePattern, NotRegular } from './parse-pattern';
import { Terms, type Term } from './term';
import { findWords, listWords, type WordQuery, type Words } from './words';

/** Three-valued: whether something holds, or cannot be told. */
export type Truth = boolean | undefined;

/** Terms kept at most; beyond, all is forgotten and built anew. */
const MAX_TERMS = 200_000;

/** Work that reading one string may cost at most; see Terms. */
const MAX_WORK = 1_000_000;

/** Strings longer than this are not given to the engine's own backtracking matcher. */
const MAX_BACKTRACKED = 16;

let reader = new Reader(new Terms());
let patterns = new Map<string, Pattern>();

/** The expression of a `pattern`, and its language when it is regular. */
export interface Pattern {
  readonly source: string;
  /** Undefined when no automaton decides it. */
  readonly term: Term | undefined;
  /** Why there is no term. */
  readonly why: string | undefined;
  readonly reader: Reader;
}

/** Translates a pattern; each is translated once. */
export function patternOf(source: string): Pattern {
  let pattern = patterns.get(source);
  if (!pattern) {
    pattern = translate(source);
    patterns.set(source, pattern);
  }
  return pattern;
}

/**
 * Forgets what was learnt when it has grown too large. Between comparisons only: terms of before
 * and after do not mix.
 */
export function trimPatterns(): void {
  if (reader.terms.size < MAX_TERMS) return;
  reader = new Reader(new Terms());
  patterns = new Map();
}

function translate(source: string): Pattern {
  try {
    return { source, term: parsePattern(source, reader.terms), why: undefined, reader };
  } catch (error) {
    if (!(error instanceof NotRegular || error instanceof SyntaxError)) throw error;
    return { source, term: undefined, why: error.message, reader };
  }
}

/** Whether the pattern matches somewhere in the text; never slower than the text is long. */
export function matches({ source, term, reader }: Pattern, text: string): Truth {
  if (!term) return backtrack(source, text);
  let state = reader.begin(term);
  const before = reader.terms.work;
  for (const char of text) {
    state = reader.step(state, char.codePointAt(0) ?? 0);
    if (state.term === reader.terms.all || state.term === reader.terms.none) break;
    if (reader.terms.work - before > MAX_WORK) return undefined;
  }
  return reader.accepts(state);
}

function backtrack(source: string, text: string): Truth {
  if (text.length > MAX_BACKTRACKED) return undefined;
  try {
    return new RegExp(source, 'u').test(text);
  } catch {
    return undefined;
  }
}

/** Strings that match all of `wanted` and none of `unwanted`; patterns without a term are left out. */
export interface Language {
  readonly wanted: readonly Pattern[];
  readonly unwanted: readonly Pattern[];
}

/** Some words of a language; complete only when it has none. */
export function someWords(language: Language, query: WordQuery): Words {
  return findWords(reader, termOf(language), query);
}

/** All words of a language, complete when they are few. */
export function allWords(language: Language, query: WordQuery): Words {
  return listWords(reader, termOf(language), query);
}

function termOf({ wanted, unwanted }: Language): Term {
  const { terms } = reader;
  return terms.and([
    ...wanted.flatMap(({ term }) => term ?? []),
    ...unwanted.flatMap(({ term }) => (term ? [terms.not(term)] : [])),
  ]);
}
