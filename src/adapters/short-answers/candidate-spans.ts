import type { Passage, Token } from './passage';
import { wordList } from './word-list';

/** Tokens `first` up to, not including, `last`, of one sentence. */
export interface Span {
  readonly first: number;
  readonly last: number;
  /** Index of its sentence. */
  readonly sentence: number;
}

/** Length of a span at most: nine of ten answers in XQuAD's training articles are no longer. */
export const MAX_SPAN_TOKENS = 7;

/** No more are looked at, however long the passage. */
const MAX_SPANS = 6000;

/** Words with which no answer begins or ends. */
const EDGE_STOPS = wordList(
  `and or but nor of to by with from as is are was were be been being has have had that which who
  whose this these those it its he she they his her their there than then also`,
);

/** Words that no answer ends with, though one may begin with them. */
const END_STOPS = wordList('the a an in on at for about around');

/** Every run of tokens that could be a short answer, in the order of the passage. */
export function candidateSpans({ tokens, sentences }: Passage): Span[] {
  const spans: Span[] = [];
  for (const [sentence, { first: from, last: to }] of sentences.entries()) {
    for (let first = from; first < to; first++) {
      if (!mayBegin(tokens[first])) continue;
      for (let last = first + 1; last <= Math.min(to, first + MAX_SPAN_TOKENS); last++) {
        if (!mayEnd(tokens[last - 1])) continue;
        if (spans.push({ first, last, sentence }) === MAX_SPANS) return spans;
      }
    }
  }
  return spans;
}

function mayBegin(token: Token | undefined): boolean {
  if (token?.shape === 'sign') return /^[$£€]$/.test(token.text);
  return token !== undefined && !EDGE_STOPS.has(token.lower);
}

function mayEnd(token: Token | undefined): boolean {
  if (token?.shape === 'sign') return token.text === '%';
  return token !== undefined && !EDGE_STOPS.has(token.lower) && !END_STOPS.has(token.lower);
}

/** The words of a span as they stand in the passage. */
export function spanText({ text, tokens }: Passage, { first, last }: Span): string {
  return text.slice(tokens[first]?.start ?? 0, tokens[last - 1]?.end ?? 0);
}
