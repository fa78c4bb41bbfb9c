import { maxIndex, sum } from 'd3-array';
import { normalizeAnswer } from '../../stats';
import { spanText } from './candidate-spans';
import type { PreparedQuestion } from './prepared-question';
import { spanFeatures } from './span-features';
import { spanProbabilities, type SpanRanker } from './span-ranker';

/** The text of the likeliest span, and how likely that answer is. */
export interface LikelyAnswer {
  readonly text: string;
  /** Probability of all spans with the same normalised text. */
  readonly confidence: number;
}

/** The answer that a ranker gives; undefined when the passage has no span. */
export function bestSpan(ranker: SpanRanker, question: PreparedQuestion): LikelyAnswer | undefined {
  const { passage, spans } = question;
  const probabilities = spanProbabilities(ranker.weights, spanFeatures(ranker.view, question));
  const best = spans[maxIndex(probabilities)];
  if (!best) return undefined;
  const text = spanText(passage, best);
  const confidence = sum(spansSaying(question, [text]), (span) => probabilities[span]);
  return { text, confidence: Math.min(1, confidence) };
}

/** Indices of the spans that are one of the answers, as SQuAD compares them. */
export function spansSaying(
  { passage, spans }: PreparedQuestion,
  answers: readonly string[],
): number[] {
  const wanted = new Set(answers.map(normalizeAnswer));
  return spans.flatMap((span, i) =>
    wanted.has(normalizeAnswer(spanText(passage, span))) ? [i] : [],
  );
}
