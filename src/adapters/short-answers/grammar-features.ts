import { least } from 'd3-array';
import { ModelError } from '../model-error';
import type { Span } from './candidate-spans';
import type { PreparedQuestion } from './prepared-question';
import { distanceTo, nearness, ranksOf } from './sentence-match';
import type { DescribeSpan } from './span-place';
import type { Tag } from './tagger';

const NOMINAL = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM']);

/** Distances beyond are told as this one. */
const FAR = 6;

/** Beside the edge of a sentence. */
const EDGE: Tag = { pos: 'edge', entity: '' };

/**
 * What the grammar says: parts of speech in the span and beside it, entities, what it cuts, and
 * where it stands to the verb that the sentence shares with the question.
 *
 * @throws ModelError `invalid_input` when the passage was read without tags
 */
export function describeGrammar({ question, matches, tags }: PreparedQuestion): DescribeSpan {
  if (!tags) throw new ModelError('invalid_input', 'the passage was read without its grammar');
  const { answerType: type, auxiliary, focus } = question;
  const ranks = ranksOf(matches.map(({ score }) => score));
  const isVerb = (at: number) => tags[at]?.pos === 'VERB';
  const verbs = matches.map(({ shared }) => shared.filter(({ at }) => isVerb(at)));
  const others = matches.map(({ shared }) => shared.filter(({ at }) => !isVerb(at)));
  return ({ span, before, after }, writer) => {
    const { first, last, sentence } = span;
    const inside = tags.slice(first, last);
    const previous = before ? (tags[first - 1] ?? EDGE) : EDGE;
    const next = after ? (tags[last] ?? EDGE) : EDGE;
    const pattern = withoutRepeats(inside.map(({ pos }) => pos));
    const entities = [...new Set(inside.map(({ entity }) => entity))].join(' ');
    writer.add(`grammar rank ${Math.min(3, ranks[sentence] ?? 0)}`);
    writer.add(`pattern ${pattern}`);
    writer.add(`${type} pattern ${pattern}`);
    writer.add(`${type} around ${previous.pos} ${next.pos}`);
    writer.add(`${previous.pos} ${pattern} ${next.pos}`);
    writer.add(`${type} entities ${entities}`);
    writer.add(`focus ${focus} entities ${entities}`);
    writer.add(`focus ${focus} pattern ${pattern}`);
    if (inOneEntity(previous, inside[0]) || inOneEntity(next, inside.at(-1)))
      writer.add('cuts entity');
    if (bothNominal(previous, inside[0])) writer.add('cuts phrase at its start');
    if (bothNominal(next, inside.at(-1))) writer.add('cuts phrase at its end');
    const shared = verbs[sentence] ?? [];
    const verb = least(shared, ({ at }) => distanceTo(span, at))?.at;
    writer.add(`verbs shared ${Math.min(2, shared.length)}`);
    writer.add(
      `${type} verb ${sideOf(span, verb)} ${verb === undefined ? '' : Math.min(FAR, distanceTo(span, verb))}`,
    );
    writer.add(`${auxiliary} verb ${sideOf(span, verb)}`);
    writer.add('near verb', nearness(shared, span));
    writer.add('near other', nearness(others[sentence] ?? [], span));
  };
}

function withoutRepeats(parts: readonly string[]): string {
  return parts.filter((part, i) => part !== parts[i - 1]).join(' ');
}

function inOneEntity(outer: Tag, inner: Tag | undefined): boolean {
  return outer.entity !== '' && outer.entity === inner?.entity;
}

function bothNominal(outer: Tag, inner: Tag | undefined): boolean {
  return NOMINAL.has(outer.pos) && NOMINAL.has(inner?.pos ?? '');
}

/** On which side of a span a token stands. */
function sideOf({ first, last }: Span, at: number | undefined): string {
  if (at === undefined) return 'none';
  if (at < first) return 'left';
  return at < last ? 'inside' : 'right';
}
