import { maxIndex } from 'd3-array';
import { normalizeAnswer } from '../../stats';
import { spanText } from './candidate-spans';
import { spanProbabilities, type SpanRanker } from './span-ranker';
import type { PreparedQuestion } from './prepared-question';
import { spanFeatures } from './views';

/** The likeliest answer, and how likely it is: its spans' probabilities together. */
export interface LikelyAnswer {
  readonly text: string;
  readonly confidence: number;
}

/** The answer that a ranker gives; empty when the passage has no span. */
export function bestSpan(ranker: SpanRanker, prepared: PreparedQuestion): LikelyAnswer {
  const { passage, spans } = prepared;
  const probabilities = spanProbabilities(ranker.weights, spanFeatures(ranker.view, prepared));
  const best = spans[maxIndex(probabilities)];
  if (!best) return { text: '', confidence: 0 };
  const text = spanText(passage, best);
  const answer = normalizeAnswer(text);
  let confidence = 0;
  for (const [i, span] of spans.entries())
    if (normalizeAnswer(spanText(passage, span)) === answer) confidence += probabilities[i] ?? 0;
  return { text, confidence: Math.min(1, confidence) };
}

/** The spans that are an accepted answer. */
export function goldSpans(
  { passage, spans }: PreparedQuestion,
  accepted: readonly string[],
): number[] {
  const answers = new Set(accepted.map(normalizeAnswer));
  return spans.flatMap((span, i) =>
    answers.has(normalizeAnswer(spanText(passage, span))) ? [i] : [],
  );
}
