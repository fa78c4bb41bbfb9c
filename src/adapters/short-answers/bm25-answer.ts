import { maxIndex } from 'd3-array';
import { spanText, type Span } from './candidate-spans';
import type { Passage } from './passage';
import type { AnswerType } from './question';
import type { PreparedQuestion } from './prepared-question';

/** Whether the words of a span look like an answer of a type. */
const LOOKS_LIKE: Readonly<Record<AnswerType, RegExp>> = {
  person: /^(?:\p{Lu}[\p{L}.’'-]*)(?: (?:of|the|de|van|von|\p{Lu}[\p{L}.’'-]*))*$/u,
  place: /^(?:\p{Lu}[\p{L}.’'-]*)(?: (?:of|the|\p{Lu}[\p{L}.’'-]*))*$/u,
  time: /(?:^|\s)(?:1\d|20)\d\ds?$|^(?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:century|decade)$/, // prettier-ignore
  count: /^(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|hundred|thousand)(?: (?:hundred|thousand|million|billion))?$/i, // prettier-ignore
  measure: /^[$£]?\d[\d,.]*%?(?: \p{L}+){0,2}$/u,
  reason: /^(?:to|because|for) /,
  manner: /^(?:by|with|through) /,
  thing: /^\p{L}+(?: \p{L}+){0,2}$/u,
};

/**
 * The answer by rules: in the sentence with the best BM25, the first of the longest spans that look
 * like an answer of the question's type and repeat none of its words; else the next sentence, else
 * the longest such span of any look. Empty when the passage has no span.
 */
export function bm25Answer({ passage, question, spans, match }: PreparedQuestion): string {
  const fresh = spans.filter(({ first, last }) =>
    passage.tokens.slice(first, last).every(({ stem }) => !question.terms.has(stem)),
  );
  const ranked = match.scores.map((_, i) => i).sort((a, b) => (match.scores[b] ?? 0) - (match.scores[a] ?? 0) || a - b); // prettier-ignore
  for (const sentence of ranked.slice(0, 2)) {
    const here = fresh.filter((span) => span.sentence === sentence);
    const fitting = here.filter((span) => LOOKS_LIKE[question.answerType].test(spanText(passage, span))); // prettier-ignore
    const found = longest(passage, fitting);
    if (found !== undefined) return found;
  }
  return longest(passage, fresh) ?? longest(passage, spans) ?? '';
}

function longest(passage: Passage, spans: readonly Span[]): string | undefined {
  const span = spans[maxIndex(spans, ({ first, last }) => last - first)];
  return span && spanText(passage, span);
}
