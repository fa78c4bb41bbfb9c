import { max, min } from 'd3-array';
import { formOf, wordOf } from './form-features';
import type { PreparedQuestion } from './prepared-question';
import { distanceTo, ranksOf } from './sentence-match';
import type { DescribeSpan } from './span-place';

/** Distances beyond are told as this one. */
const FAR = 9;

/** What the words say: those in the span, beside it, and those shared with the question around it. */
export function describeWords({ question, matches }: PreparedQuestion): DescribeSpan {
  const { answerType: type, focus } = question;
  const scores = matches.map(({ score }) => score);
  const ranks = ranksOf(scores);
  const highest = max(scores) || 1;
  return ({ span, inside, before, after }, writer) => {
    writer.add(`words rank ${Math.min(4, ranks[span.sentence] ?? 0)}`);
    writer.add('words score', (scores[span.sentence] ?? 0) / highest);
    writer.add(`${type} after ${wordOf(before)}`);
    writer.add(`${type} before ${wordOf(after)}`);
    writer.add(`${type} first ${inside[0]?.lower}`);
    writer.add(`${type} last ${inside.at(-1)?.lower}`);
    writer.add(`focus ${focus} form ${formOf(inside)}`);
    writer.add(`focus ${focus} before ${after?.stem}`);
    if (focus !== '') {
      if (after?.stem === focus) writer.add(`${type} focus follows`);
      if (before?.stem === focus) writer.add(`${type} focus precedes`);
      if (inside.some(({ stem }) => stem === focus)) writer.add(`${type} holds focus`);
    }
    const shared = (matches[span.sentence]?.shared ?? []).map(({ at }) => at);
    const nearest = (places: number[]) =>
      Math.min(FAR, min(places, (at) => distanceTo(span, at)) ?? FAR);
    const left = nearest(shared.filter((at) => at < span.first));
    const right = nearest(shared.filter((at) => at >= span.last));
    writer.add(`${type} left ${left}`);
    writer.add(`${type} right ${right}`);
    writer.add(`sides ${left < FAR} ${right < FAR}`);
  };
}
