import { descending, max, rollup, sum } from 'd3-array';
import type { Span } from './candidate-spans';
import type { Passage } from './passage';
import type { Question } from './question';

/** BM25's usual parameters (Robertson & Zaragoza 2009). */
const K1 = 1.2;
const B = 0.75;

/** A word of the question where it stands in the passage. */
export interface SharedWord {
  /** Index of the token. */
  readonly at: number;
  /**
   * Inverse document frequency of its stem, sentences being the documents, as a share of what the
   * sentence that shares most has in all: 0 to 1.
   */
  readonly weight: number;
}

/** How well a sentence of a passage matches a question. */
export interface SentenceMatch {
  /** BM25 within the passage. */
  readonly score: number;
  /** In the order of the sentence. */
  readonly shared: readonly SharedWord[];
}

/** Matches each sentence by the words that it shares with the question. */
export function matchSentences(
  { tokens, sentences }: Passage,
  { terms }: Question,
): SentenceMatch[] {
  const found = sentences.map(({ first, last }) => {
    const places: { at: number; stem: string }[] = [];
    for (let at = first; at < last; at++) {
      const stem = tokens[at]?.stem ?? '';
      if (terms.has(stem)) places.push({ at, stem });
    }
    const counts = rollup(
      places,
      ({ length }) => length,
      ({ stem }) => stem,
    );
    return { counts, places, length: last - first };
  });
  const idf = idfOf(
    terms,
    found.map(({ counts }) => counts),
  );
  const weightOf = ({ stem }: { stem: string }) => idf.get(stem) ?? 0;
  const most = max(found, ({ places }) => sum(places, weightOf)) || 1;
  const average = tokens.length / sentences.length;
  return found.map(({ counts, places, length }) => {
    const saturation = K1 * (1 - B + (B * length) / average);
    return {
      score: sum(counts, ([stem, tf]) => (weightOf({ stem }) * tf * (K1 + 1)) / (tf + saturation)),
      shared: places.map((place) => ({ at: place.at, weight: weightOf(place) / most })),
    };
  });
}

/** ln(1 + (N - n + 0.5) / (n + 0.5)) for a term in n of N documents. */
function idfOf(
  terms: Iterable<string>,
  documents: readonly ReadonlyMap<string, number>[],
): Map<string, number> {
  const idf = new Map<string, number>();
  for (const term of terms) {
    const holding = documents.filter((counts) => counts.has(term)).length;
    idf.set(term, Math.log(1 + (documents.length - holding + 0.5) / (holding + 0.5)));
  }
  return idf;
}

/** How near a span is to words that its sentence shares with the question: 0 without any. */
export function nearness(shared: readonly SharedWord[], span: Span): number {
  return sum(shared, ({ at, weight }) => {
    const distance = distanceTo(span, at);
    return distance === 0 ? 0 : weight / Math.sqrt(distance);
  });
}

/** Tokens from a span to the token `at`: 1 for a neighbour, 0 inside. */
export function distanceTo({ first, last }: Span, at: number): number {
  return Math.max(first - at, at - last + 1, 0);
}

/** Indices of numbers from the highest down, the first of equals first. */
export function rankingOf(scores: readonly number[]): number[] {
  return scores.map((_, i) => i).sort((a, b) => descending(scores[a], scores[b]) || a - b);
}

/** Ranks of numbers: 0 for the highest, the first of equals first. */
export function ranksOf(scores: readonly number[]): number[] {
  const ranks: number[] = [];
  for (const [rank, i] of rankingOf(scores).entries()) ranks[i] = rank;
  return ranks;
}
