import type { AtomNode } from '../calculus';
import { allWords, someWords, type Pattern } from '../regex';
import { SAMPLES } from './format-samples';
import type { Leaf } from './leaf';
import { isPositive, nodeId, type Literal } from './literal';
import type { Prover } from './prover';

/** Steps that an automaton may take to find a word. */
const STEPS = 20_000;

/** Words listed at most to see that there are no others. */
const MAX_LISTED = 300;

/** Strings of some length, that match some patterns and not others, of some formats and not others. */
export class StringLeaf implements Leaf {
  private min = 0;
  private max = Infinity;
  readonly wanted: Pattern[] = [];
  readonly unwanted: Pattern[] = [];
  private readonly formats: string[] = [];

  constructor(
    literals: readonly Literal[],
    private readonly prover: Prover,
  ) {
    for (const literal of literals) {
      this.add(prover.universe.node(nodeId(literal)) as AtomNode<8>, isPositive(literal));
    }
  }

  private add(atom: AtomNode<8>, holds: boolean): void {
    switch (atom.kind) {
      case 'minSize':
        if (holds) this.min = Math.max(this.min, atom.size);
        else this.max = Math.min(this.max, atom.size - 1);
        return;
      case 'maxSize':
        if (holds) this.max = Math.min(this.max, atom.size);
        else this.min = Math.max(this.min, atom.size + 1);
        return;
      case 'pattern':
        (holds ? this.wanted : this.unwanted).push(atom.pattern);
        return;
      case 'format':
        this.formats.push(atom.name);
    }
  }

  private query(count: number, budget: number) {
    return { minLength: this.min, maxLength: this.max, count, budget };
  }

  private get hasPatterns(): boolean {
    return this.wanted.length + this.unwanted.length > 0;
  }

  isRefuted(): boolean {
    const { rules } = this.prover;
    if (rules.noSize(this.min, this.max)) return true;
    if (!this.hasPatterns) return false;
    const { words, complete } = someWords(this, this.query(1, STEPS));
    return rules.noWord(words, complete);
  }

  excludes(): boolean {
    return false;
  }

  *candidates(count: number): Generator<string> {
    for (const name of this.formats) yield* SAMPLES[name] ?? [];
    if (this.hasPatterns) yield* someWords(this, this.query(count + 4, STEPS)).words;
    else yield* this.plain(count + 8);
    // Patterns that no automaton reads, and formats, can only be tried.
    if (this.formats.length > 0 || this.wanted.some(({ term }) => !term))
      yield* this.prover.universe.strings();
  }

  /** Strings of the right lengths, all different. */
  private *plain(count: number): Generator<string> {
    const MAX_LENGTH = 1_000_000;
    if (this.min > MAX_LENGTH) return;
    if (this.min === 0) yield '';
    const length = Math.max(1, this.min);
    if (length > this.max) return;
    for (let index = 0; index < count; index++) {
      const text = 'a'.repeat(length) + index.toString(36);
      const end = length > 2 || this.max < length + 1 ? length : length + 1;
      yield index === 0 ? 'a'.repeat(length) : text.slice(text.length - end);
    }
  }

  all(): readonly string[] | undefined {
    if (this.max === 0) return [''];
    if (this.wanted.length === 0) return undefined;
    const { words, complete } = allWords(this, this.query(MAX_LISTED, STEPS / 10));
    return complete ? words : undefined;
  }
}
