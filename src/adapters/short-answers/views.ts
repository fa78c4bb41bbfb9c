import type { Span } from './candidate-spans';
import type { Token } from './passage';
import type { PreparedQuestion } from './prepared-question';
import { ranksOf } from './sentence-match';
import { FeatureWriter, type SparseFeatures } from './sparse-features';
import type { Tag } from './tagger';

/** What a ranker looks at: words, grammar, meaning of sentences, or all of it. */
export const VIEWS = ['lexical', 'syntactic', 'encoder', 'all_views'] as const;
export type View = (typeof VIEWS)[number];

/** Raised whenever a question gets other features: weights are of no use with others. */
export const FEATURES_VERSION = 1;

export function needsGrammar(view: View): boolean {
  return view === 'syntactic' || view === 'all_views';
}

export function needsMeaning(view: View): boolean {
  return view === 'encoder' || view === 'all_views';
}

/** The features of every span under a view. */
export function spanFeatures(view: View, prepared: PreparedQuestion): SparseFeatures {
  const writer = new FeatureWriter();
  const ranks = ranksOf(prepared.match.scores);
  const similar = prepared.similarities && ranksOf(prepared.similarities);
  for (const span of prepared.spans) {
    const at: SpanPlace = { ...prepared, span, writer, rank: ranks[span.sentence] ?? 0 };
    addForm(at);
    if (view === 'lexical' || view === 'all_views') addWords(at);
    if (view === 'syntactic' || view === 'all_views') addGrammar(at);
    if (similar && (view === 'encoder' || view === 'all_views'))
      addMeaning(at, similar[span.sentence] ?? 0);
    writer.next();
  }
  return writer.features();
}

interface SpanPlace extends PreparedQuestion {
  readonly span: Span;
  readonly writer: FeatureWriter;
  /** Of its sentence by shared words, 0 for the best. */
  readonly rank: number;
}

/** What every view sees: how long the span is, and what its words look like. */
function addForm({ passage, question, span, writer }: SpanPlace): void {
  const inside = passage.tokens.slice(span.first, span.last);
  const { answerType: type } = question;
  writer.add(`length ${inside.length}`);
  writer.add(`${type} length ${inside.length}`);
  writer.add(`${type} form ${formOf(inside)}`);
  const overlap = inside.filter(({ stem }) => question.terms.has(stem)).length;
  writer.add(`repeats ${Math.min(3, overlap)}`);
  writer.add('repeats share', overlap / inside.length);
}

/** The shapes of the tokens, equal neighbours told once. */
function formOf(tokens: readonly Token[]): string {
  const shapes = tokens.map(({ shape, text }) => (shape === 'sign' ? text : shape));
  return shapes.filter((shape, i) => shape !== shapes[i - 1]).join(' ');
}

function addWords({ passage, question, span, match, writer, rank }: SpanPlace): void {
  const { tokens, sentences } = passage;
  const { answerType: type, focus, terms } = question;
  const sentence = sentences[span.sentence] ?? { first: 0, last: 0 };
  const best = Math.max(...match.scores, 1e-9);
  writer.add(`words rank ${Math.min(4, rank)}`);
  writer.add('words score', (match.scores[span.sentence] ?? 0) / best);
  const inside = tokens.slice(span.first, span.last);
  const before = span.first > sentence.first ? tokens[span.first - 1] : undefined;
  const after = span.last < sentence.last ? tokens[span.last] : undefined;
  writer.add(`${type} after ${wordOf(before)}`);
  writer.add(`${type} before ${wordOf(after)}`);
  writer.add(`focus ${focus} form ${formOf(inside)}`);
  writer.add(`focus ${focus} before ${after?.stem ?? ''}`);
  writer.add(`${type} first ${inside[0]?.lower ?? ''}`);
  writer.add(`${type} last ${inside.at(-1)?.lower ?? ''}`);
  if (focus !== '') {
    if (after?.stem === focus) writer.add(`${type} focus follows`);
    if (before?.stem === focus) writer.add(`${type} focus precedes`);
    if (inside.some(({ stem }) => stem === focus)) writer.add(`${type} holds focus`);
  }
  const total = [...terms].reduce((sum, term) => sum + (match.idf.get(term) ?? 0), 1e-9);
  let near = 0;
  let left = 9;
  let right = 9;
  for (let i = sentence.first; i < sentence.last; i++) {
    const stem = tokens[i]?.stem ?? '';
    if (!terms.has(stem) || (i >= span.first && i < span.last)) continue;
    const distance = i < span.first ? span.first - i : i - span.last + 1;
    near += (match.idf.get(stem) ?? 0) / Math.sqrt(distance);
    if (i < span.first) left = Math.min(left, distance);
    else right = Math.min(right, distance);
  }
  writer.add('near', Math.min(2, (2 * near) / total));
  writer.add(`${type} left ${left}`);
  writer.add(`${type} right ${right}`);
  writer.add(`sides ${Number(left < 9)}${Number(right < 9)}`);
}

/** A word that carries no topic as it is, any other by its shape. */
function wordOf(token: Token | undefined): string {
  if (!token) return 'edge';
  return token.stem === '' ? token.lower : token.shape;
}

function addGrammar({ passage, question, span, writer, rank, tags }: SpanPlace): void {
  if (!tags) return;
  const { answerType: type, focus } = question;
  const { first, last, sentence } = span;
  const { first: from, last: to } = passage.sentences[sentence] ?? { first: 0, last: 0 };
  const inside = tags.slice(first, last);
  const before = first > from ? (tags[first - 1]?.pos ?? 'edge') : 'edge';
  const after = last < to ? (tags[last]?.pos ?? 'edge') : 'edge';
  const pattern = inside.map(({ pos }) => pos).filter((pos, i, all) => pos !== all[i - 1]).join(' '); // prettier-ignore
  const entities = [...new Set(inside.map(({ entity }) => entity))].join(' ');
  writer.add(`grammar rank ${Math.min(3, rank)}`);
  writer.add(`pattern ${pattern}`);
  writer.add(`${type} pattern ${pattern}`);
  writer.add(`${type} around ${before} ${after}`);
  writer.add(`${before} ${pattern} ${after}`);
  writer.add(`${type} entities ${entities}`);
  writer.add(`focus ${focus} entities ${entities}`);
  writer.add(`focus ${focus} pattern ${pattern}`);
  const cut = (outer: Tag | undefined, inner: Tag | undefined) =>
    outer?.entity !== '' && outer?.entity === inner?.entity;
  if (cut(tags[first - 1], tags[first]) || cut(tags[last], tags[last - 1])) writer.add('cuts entity'); // prettier-ignore
  if (isNominal(before) && isNominal(inside[0]?.pos)) writer.add('cuts phrase at its start');
  if (isNominal(after) && isNominal(inside.at(-1)?.pos)) writer.add('cuts phrase at its end');
  const verbs = passage.tokens.slice(from, to).filter(({ stem }, i) => tags[from + i]?.pos === 'VERB' && question.terms.has(stem)); // prettier-ignore
  writer.add(`verbs shared ${Math.min(2, verbs.length)}`);
}

function isNominal(pos: string | undefined): boolean {
  return pos === 'NOUN' || pos === 'PROPN' || pos === 'ADJ' || pos === 'NUM';
}

function addMeaning({ question, span, writer, similarities = [] }: SpanPlace, rank: number): void {
  const best = Math.max(...similarities);
  const value = similarities[span.sentence] ?? 0;
  writer.add(`meaning rank ${Math.min(4, rank)}`);
  writer.add(`${question.answerType} meaning rank ${Math.min(2, rank)}`);
  writer.add('meaning', value);
  writer.add('meaning below best', best - value);
}
