import type { Token } from './passage';
import type { PreparedQuestion } from './prepared-question';
import { nearness } from './sentence-match';
import type { DescribeSpan } from './span-place';

/**
 * What every view sees: how long a span is, what its words and the words beside it look like, how
 * near it is to words of the question and how many it repeats.
 */
export function describeForm({ question, matches }: PreparedQuestion): DescribeSpan {
  const { answerType: type, terms } = question;
  return ({ span, inside, before, after }, writer) => {
    const length = inside.length;
    const repeated = inside.filter(({ stem }) => terms.has(stem)).length;
    writer.add(`length ${length}`);
    writer.add(`${type} length ${length}`);
    writer.add(`${type} form ${formOf(inside)}`);
    writer.add(`starts ${wordOf(before)} ${inside[0]?.shape}`);
    writer.add(`ends ${inside.at(-1)?.shape} ${wordOf(after)}`);
    writer.add(`repeats ${Math.min(3, repeated)}`);
    writer.add('repeats share', repeated / length);
    writer.add('near', nearness(matches[span.sentence]?.shared ?? [], span));
  };
}

/** The shapes of tokens, equal neighbours told once. */
export function formOf(tokens: readonly Token[]): string {
  const shapes = tokens.map(({ shape, text }) => (shape === 'sign' ? text : shape));
  return shapes.filter((shape, i) => shape !== shapes[i - 1]).join(' ');
}

/** A word that carries no topic as it is, any other by its shape. */
export function wordOf(token: Token | undefined): string {
  if (!token) return 'edge';
  return token.stem === '' ? token.lower : token.shape;
}
