import type { Passage, Token } from './passage';

/** Tokens `first` up to, not including, `last`, of one sentence. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly sentence: number;
}

const MAX_TOKENS = 7;

/** No more are looked at, however long the passage. */
const MAX_SPANS = 6000;

/** Words with which no answer begins or ends. */
const EDGE_STOPS = new Set(
  `and or but nor of to by with from as is are was were be been has have had that which who whose
  this these those it its he she they their his her there than then also`.split(/\s+/),
);

/** Words that no answer ends with, though one may begin with them. */
const END_STOPS = new Set(['the', 'a', 'an', 'in', 'on', 'at', 'for', 'about', 'around']);

/** Every run of tokens that could be a short answer. */
export function candidateSpans({ tokens, sentences }: Passage): Span[] {
  const spans: Span[] = [];
  for (const [sentence, { first: from, last: to }] of sentences.entries()) {
    for (let first = from; first < to; first++) {
      const start = tokens[first];
      if (!start || start.shape === 'sign' ? start?.text !== '$' && start?.text !== '£' : EDGE_STOPS.has(start.lower)) continue; // prettier-ignore
      for (let last = first + 1; last <= Math.min(to, first + MAX_TOKENS); last++) {
        const end = tokens[last - 1];
        if (!end || !mayEnd(end)) continue;
        if (spans.push({ first, last, sentence }) === MAX_SPANS) return spans;
      }
    }
  }
  return spans;
}

function mayEnd({ shape, text, lower }: Token): boolean {
  if (shape === 'sign') return text === '%';
  return !EDGE_STOPS.has(lower) && !END_STOPS.has(lower);
}

/** The words of a span as they stand in the passage. */
export function spanText({ text, tokens }: Passage, { first, last }: Span): string {
  return text.slice(tokens[first]?.start ?? 0, tokens[last - 1]?.end ?? 0);
}
