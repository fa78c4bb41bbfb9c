import { ModelError } from '../model-error';
import { encodeText, type EncodedText } from './lora-layer';
import { lexicalFeatures } from './lexical-features';
import type { RankingTarget } from './ranker-gradient';
import type { RankerBase } from './ranker';

/** A claim, the sentences of an abstract, and which of them are evidence. */
export interface RankingExample {
  readonly query: string;
  readonly candidates: readonly string[];
  /** Indices of `candidates`; may be empty, and is when the answer is not known. */
  readonly gold: readonly number[];
}

/** The texts that have to be encoded before the examples can be prepared. */
export function textsOf(examples: Iterable<RankingExample>): string[] {
  return [...new Set([...examples].flatMap(({ query, candidates }) => [query, ...candidates]))];
}

/**
 * Brings examples into the form the ranker computes with. A text in several examples is put through
 * the frozen layer once.
 */
export function prepareExamples(
  base: RankerBase,
  vectors: ReadonlyMap<string, Float32Array>,
  examples: readonly RankingExample[],
): RankingTarget[] {
  const done = new Map<string, EncodedText>();
  const encoded = (text: string): EncodedText => {
    const known = done.get(text);
    if (known) return known;
    const pooled = vectors.get(text);
    if (!pooled)
      throw new ModelError('invalid_input', `no vector for the text ${JSON.stringify(text)}`);
    const fresh = encodeText(base.layer, pooled);
    done.set(text, fresh);
    return fresh;
  };
  return examples.map(({ query, candidates, gold }) => {
    const outside = gold.find(
      (index) => !(Number.isInteger(index) && index >= 0 && index < candidates.length),
    );
    if (outside !== undefined) {
      throw new ModelError(
        'invalid_input',
        `gold index ${outside} of ${candidates.length} candidates`,
      );
    }
    return {
      query: encoded(query),
      candidates: candidates.map(encoded),
      lexical: lexicalFeatures(query, candidates),
      gold,
    };
  });
}
