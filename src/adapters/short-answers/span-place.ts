import type { Span } from './candidate-spans';
import type { Passage, Token } from './passage';
import type { FeatureWriter } from './sparse-features';

/** A span with what stands in it and beside it. */
export interface SpanPlace {
  readonly span: Span;
  readonly inside: readonly Token[];
  /** The tokens beside it; absent at the edge of its sentence. */
  readonly before?: Token | undefined;
  readonly after?: Token | undefined;
}

/** Adds what one view tells of a span. */
export type DescribeSpan = (place: SpanPlace, writer: FeatureWriter) => void;

export function placeOf({ tokens, sentences }: Passage, span: Span): SpanPlace {
  const { first, last } = span;
  const sentence = sentences[span.sentence];
  return {
    span,
    inside: tokens.slice(first, last),
    before: sentence && first > sentence.first ? tokens[first - 1] : undefined,
    after: sentence && last < sentence.last ? tokens[last] : undefined,
  };
}
