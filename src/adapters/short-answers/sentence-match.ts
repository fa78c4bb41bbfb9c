import type { Passage } from './passage';
import type { Question } from './question';

/** BM25's usual parameters (Robertson & Zaragoza 2009). */
const K1 = 1.2;
const B = 0.75;

/** How well each sentence of a passage matches a question. */
export interface SentenceMatch {
  /** BM25 of each sentence, within the passage. */
  readonly scores: readonly number[];
  /** Inverse document frequency of each term of the question, sentences being the documents. */
  readonly idf: ReadonlyMap<string, number>;
}

/** Scores the sentences by the words that they share with the question. */
export function matchSentences({ tokens, sentences }: Passage, { terms }: Question): SentenceMatch {
  const counts = sentences.map(({ first, last }) => {
    const found = new Map<string, number>();
    for (const { stem } of tokens.slice(first, last))
      if (terms.has(stem)) found.set(stem, (found.get(stem) ?? 0) + 1);
    return { found, length: last - first };
  });
  const n = sentences.length;
  const idf = new Map(
    [...terms].map((term) => {
      const df = counts.filter(({ found }) => found.has(term)).length;
      return [term, Math.log(1 + (n - df + 0.5) / (df + 0.5))] as const;
    }),
  );
  const average = tokens.length / Math.max(1, n);
  const scores = counts.map(({ found, length }) => {
    let score = 0;
    for (const [term, tf] of found)
      score +=
        ((idf.get(term) ?? 0) * tf * (K1 + 1)) / (tf + K1 * (1 - B + (B * length) / average));
    return score;
  });
  return { scores, idf };
}

/** Ranks of numbers: 0 for the highest, the first of equals. */
export function ranksOf(scores: readonly number[]): number[] {
  const order = scores
    .map((_, i) => i)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const ranks = scores.map(() => 0);
  for (const [rank, i] of order.entries()) ranks[i] = rank;
  return ranks;
}
