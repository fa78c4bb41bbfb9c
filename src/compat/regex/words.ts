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

/** Words found. `complete` when there are no others; undecided when neither found nor complete. */
export interface Words {
  readonly words: readonly string[];
  readonly complete: boolean;
}

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
  for (let at: Way | undefined = way; at?.before; at = at.before) {
    chars.push(String.fromCodePoint(at.char));
  }
  return chars.reverse().join('');
}

/** Looks for words of a language, shortest first. */
export function findWords(reader: Reader, term: Term, query: WordQuery): Words {
  return new Search(reader, query).run(term);
}

class Search {
  private steps = 0;
  private readonly termsBefore: number;

  constructor(
    private readonly reader: Reader,
    private readonly query: WordQuery,
  ) {
    this.termsBefore = reader.terms.size;
  }

  run(term: Term): Words {
    const { minLength, maxLength, count } = this.query;
    if (minLength > maxLength || term === this.reader.terms.none) return NO_WORDS;
    const origin: Way = { state: this.reader.begin(term), char: 0, before: undefined, length: 0 };
    const shortest = this.shortest(origin);
    if (shortest === 'none') return NO_WORDS;
    if (shortest === 'unknown') return { words: [], complete: false };
    if (count === 1) return { words: [wordOf(shortest)], complete: false };
    return this.enumerate(origin, wordOf(shortest));
  }

  private get isExhausted(): boolean {
    const { budget } = this.query;
    return this.steps > budget || this.reader.terms.size - this.termsBefore > 4 * budget;
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

  /** All states at exactly the least length, then the nearest that accepts. */
  private shortest(origin: Way): Way | 'none' | 'unknown' {
    let frontier = new Map([[keyOf(origin.state), origin]]);
    for (let length = 0; length < this.query.minLength; length++) {
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

  /** Further words, varied within the classes of code points. */
  private enumerate(origin: Way, first: string): Words {
    const { minLength, maxLength, count, budget } = this.query;
    const words = new Set([first]);
    const queue: Way[] = [origin];
    const most = Math.min(budget, 64 * count + 512);
    let complete = true;
    for (const way of queue) {
      if (way.length >= minLength && this.reader.accepts(way.state)) words.add(wordOf(way));
      if (words.size >= count) return { words: [...words], complete: false };
      if (way.length >= maxLength) continue;
      for (const { char, others, whole } of this.reader.classesOf(way.state)) {
        this.steps++;
        const state = this.reader.step(way.state, char);
        if (state.term === this.reader.terms.none) continue;
        complete &&= whole && others.length <= count;
        for (const variant of [char, ...others.slice(0, count)]) {
          queue.push({ state, char: variant, before: way, length: way.length + 1 });
        }
      }
      if (this.isExhausted || queue.length > most) return { words: [...words], complete: false };
    }
    return { words: [...words], complete };
  }
}

function keyOf({ term, before }: State): number {
  return term.id * 3 + before;
}
