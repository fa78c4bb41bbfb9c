import type { Reader, State } from './derivative';
import type { Term } from './term';

/** Which words of a language to look for. */
export interface WordQuery {
  readonly minLength: number;
  readonly maxLength: number;
  /** How many different words are wanted at most. */
  readonly count: number;
  /** Steps to read at most. */
  readonly budget: number;
}

/** Words found. `complete` when it is sure that there are no others. */
export interface Words {
  readonly words: readonly string[];
  readonly complete: boolean;
}

/** Parts of terms put together for each step, on average and at most. */
const WORK_PER_STEP = 5;

/** Ways kept for each word that is listed. */
const QUEUE_PER_WORD = 8;

const NO_WORDS: Words = { words: [], complete: true };

/** A way to a state: its last step, and the way before. */
interface Way {
  readonly state: State;
  readonly char: number;
  readonly before: Way | undefined;
  readonly length: number;
}

/** The word that a way reads. */
function wordOf(way: Way): string {
  const chars: string[] = [];
  for (let at = way; at.before; at = at.before) {
    chars.push(String.fromCodePoint(at.char));
  }
  return chars.reverse().join('');
}

/** Looks for some words of a language: one of the shortest, and others that resemble it. */
export function findWords(reader: Reader, term: Term, query: WordQuery): Words {
  return new Search(reader, query).some(term);
}

/** Lists all words of a language, if there are no more than `query.count`. */
export function listWords(reader: Reader, term: Term, query: WordQuery): Words {
  return new Search(reader, query).all(term);
}

class Search {
  private steps = 0;
  private readonly workBefore: number;

  constructor(
    private readonly reader: Reader,
    private readonly query: WordQuery,
  ) {
    this.workBefore = reader.terms.work;
  }

  some(term: Term): Words {
    const { count } = this.query;
    const shortest = this.shortest(this.originOf(term));
    if (shortest === 'none') return NO_WORDS;
    const words = new Set<string>();
    const queue = shortest === 'unknown' ? [] : [shortest];
    for (const way of queue) {
      words.add(wordOf(way));
      if (words.size >= count || this.isExhausted) break;
      for (const other of this.variations(way)) {
        if (words.has(wordOf(other))) continue;
        words.add(wordOf(other));
        queue.push(other);
        if (words.size >= count) break;
      }
    }
    return { words: [...words], complete: false };
  }

  private originOf(term: Term): Way {
    return { state: this.reader.begin(term), char: 0, before: undefined, length: 0 };
  }

  /** Ways that go along with one to some place, the last first, and then differ. */
  private *variations(way: Way): Generator<Way> {
    let taken: number | undefined;
    for (let at: Way | undefined = way; at; at = at.before) {
      for (const { state, char } of this.variants(at)) {
        if (this.isExhausted) return;
        if (char === taken) continue;
        const other = this.shortest({ state, char, before: at, length: at.length + 1 });
        if (other === 'unknown') return;
        if (other !== 'none') yield other;
      }
      taken = at.char;
    }
  }

  private get isExhausted(): boolean {
    const { budget } = this.query;
    return this.steps > budget || this.reader.terms.work - this.workBefore > WORK_PER_STEP * budget;
  }

  private *stepsFrom(way: Way): Generator<Way> {
    for (const { char } of this.reader.classesOf(way.state)) {
      this.steps++;
      const state = this.reader.step(way.state, char);
      if (state.term !== this.reader.terms.none) {
        yield { state, char, before: way, length: way.length + 1 };
      }
    }
  }

  /** The nearest end of a way: all states at exactly the least length, then the nearest that accepts. */
  private shortest(start: Way): Way | 'none' | 'unknown' {
    const { minLength, maxLength } = this.query;
    if (minLength > maxLength || start.state.term === this.reader.terms.none) return 'none';
    let frontier = new Map([[keyOf(start.state), start]]);
    for (let { length } = start; length < minLength; length++) {
      const next = this.advance(frontier);
      if (!next) return 'unknown';
      if (next.size === 0) return 'none';
      frontier = next;
    }
    return this.nearest(frontier);
  }

  private advance(frontier: ReadonlyMap<number, Way>): Map<number, Way> | undefined {
    const next = new Map<number, Way>();
    for (const way of frontier.values()) {
      for (const step of this.stepsFrom(way)) {
        if (!next.has(keyOf(step.state))) next.set(keyOf(step.state), step);
      }
      if (this.isExhausted) return undefined;
    }
    return next;
  }

  private nearest(frontier: ReadonlyMap<number, Way>): Way | 'none' | 'unknown' {
    const seen = new Map(frontier);
    const queue = [...frontier.values()];
    for (const way of queue) {
      if (this.reader.accepts(way.state)) return way;
      if (way.length >= this.query.maxLength) continue;
      for (const step of this.stepsFrom(way)) {
        if (seen.has(keyOf(step.state))) continue;
        seen.set(keyOf(step.state), step);
        queue.push(step);
      }
      if (this.isExhausted) return 'unknown';
    }
    return 'none';
  }

  all(term: Term): Words {
    const { count } = this.query;
    const origin = this.originOf(term);
    const words = new Set<string>(this.isWord(origin) ? [''] : []);
    const queue = [origin];
    for (const way of queue) {
      for (const { state, char, whole } of this.variants(way)) {
        const next = { state, char, before: way, length: way.length + 1 };
        if (this.isWord(next)) words.add(wordOf(next));
        queue.push(next);
        const isTooMuch = words.size > count || queue.length > QUEUE_PER_WORD * count;
        if (!whole || isTooMuch || this.isExhausted) return { words: [...words], complete: false };
      }
    }
    return { words: [...words], complete: true };
  }

  private isWord({ state, length }: Way): boolean {
    return length >= this.query.minLength && this.reader.accepts(state);
  }

  /** One more code point: some of each class, and whether these are all there are. */
  private *variants({ state: before, length }: Way) {
    if (length >= this.query.maxLength) return;
    const { count } = this.query;
    for (const { char, others, whole } of this.reader.classesOf(before)) {
      this.steps++;
      const state = this.reader.step(before, char);
      if (state.term === this.reader.terms.none) continue;
      for (const variant of [char, ...others.slice(0, count)]) {
        yield { state, char: variant, whole: whole && others.length <= count };
      }
    }
  }
}

function keyOf({ term, before }: State): number {
  return term.id * 3 + before;
}
