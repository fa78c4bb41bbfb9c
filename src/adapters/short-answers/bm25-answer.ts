import { greatest } from 'd3-array';
import { ANSWER_FORMS, isOfForm } from './answer-forms';
import { spanText, type Span } from './candidate-spans';
import type { PreparedQuestion } from './prepared-question';
import { nearness, rankingOf } from './sentence-match';

/** Keeps the length telling where no word of the question is near. */
const FAR = 0.02;

/**
 * The answer by rules. Sentences are tried in the order of their BM25, in each the forms that an
 * answer of the question's type may have; of the spans of such a form that repeat no word of the
 * question, it is the one nearest to the question's words, longer ones before shorter ones. Where
 * nothing has such a form it is the first span; undefined when the passage has none.
 */
export function bm25Answer({
  passage,
  question,
  spans,
  matches,
}: PreparedQuestion): string | undefined {
  const tokensOf = ({ first, last }: Span) => passage.tokens.slice(first, last);
  const fresh = spans.filter((span) =>
    tokensOf(span).every(({ stem }) => !question.terms.has(stem)),
  );
  for (const sentence of rankingOf(matches.map(({ score }) => score))) {
    const shared = matches[sentence]?.shared ?? [];
    const here = fresh.filter((span) => span.sentence === sentence);
    for (const form of ANSWER_FORMS[question.answerType]) {
      const best = greatest(
        here.filter((span) => isOfForm(form, tokensOf(span))),
        (span) => (FAR + nearness(shared, span)) * Math.sqrt(span.last - span.first),
      );
      if (best) return spanText(passage, best);
    }
  }
  const [first] = spans;
  return first && spanText(passage, first);
}
