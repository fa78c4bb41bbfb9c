import { max } from 'd3-array';
import { ModelError } from '../model-error';
import type { PreparedQuestion } from './prepared-question';
import { ranksOf } from './sentence-match';
import type { DescribeSpan } from './span-place';

/** Brings differences of similarities, some hundredths, to the size of other features. */
const SCALE = 10;

/**
 * What the meaning says: how similar the span's sentence is to the question.
 *
 * @throws ModelError `invalid_input` when the passage was read without similarities
 */
export function describeMeaning({ question, similarities }: PreparedQuestion): DescribeSpan {
  if (!similarities)
    throw new ModelError('invalid_input', 'the passage was read without its meaning');
  const ranks = ranksOf(similarities);
  const highest = max(similarities) ?? 0;
  return ({ span }, writer) => {
    const rank = ranks[span.sentence] ?? 0;
    const similarity = similarities[span.sentence] ?? 0;
    writer.add(`meaning rank ${Math.min(4, rank)}`);
    writer.add(`${question.answerType} meaning rank ${Math.min(2, rank)}`);
    writer.add('meaning', similarity);
    writer.add('meaning below best', SCALE * (highest - similarity));
  };
}
