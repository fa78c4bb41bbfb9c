import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  candidateSpans,
  MAX_SPAN_TOKENS,
  spanText,
} from '../../../src/adapters/short-answers/candidate-spans';
import { readPassage } from '../../../src/adapters/short-answers/passage';
import { bm25Answer } from '../../../src/adapters/short-answers/bm25-answer';
import { spanFeatures } from '../../../src/adapters/short-answers/span-features';
import { cpuMs } from '../../cpu-time';
import { anyText, EXAMPLES, readPlainly } from './questions';

describe('a passage', () => {
  it('has tokens that are its words, in order, and miss nothing but space', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { tokens } = readPassage(text);
        let reached = 0;
        for (const token of tokens) {
          expect(text.slice(reached, token.start)).toMatch(/^\s*$/u);
          expect(text.slice(token.start, token.end)).toBe(token.text);
          reached = token.end;
        }
        expect(text.slice(reached)).toMatch(/^\s*$/u);
      }),
    );
  });

  it('has sentences that share out its tokens without a gap', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { tokens, sentences } = readPassage(text);
        let reached = 0;
        for (const { first, last } of sentences) {
          expect(first).toBe(reached);
          expect(last).toBeGreaterThan(first);
          reached = last;
        }
        expect(reached).toBe(tokens.length);
      }),
    );
  });

  it.each([
    ['He met Mr. Holm. They spoke.', 2],
    ['Brown v. Board of Education was decided. It was in 1954.', 2],
    ['The St. Johns River is long. It is slow! Is it deep?', 3],
    ['It ends in an initial: J.', 1],
  ])('%j has %i sentences', (text, count) => {
    expect(readPassage(text).sentences).toHaveLength(count);
  });

  it('has spans that are short runs of words of one sentence, each once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const passage = readPassage(text);
        const spans = candidateSpans(passage);
        const keys = new Set(spans.map(({ first, last }) => `${first} ${last}`));
        expect(keys.size).toBe(spans.length);
        for (const span of spans) {
          expect(span.last - span.first).toBeLessThanOrEqual(MAX_SPAN_TOKENS);
          const sentence = passage.sentences[span.sentence];
          expect(sentence && sentence.first <= span.first && span.last <= sentence.last).toBe(true);
          expect(text).toContain(spanText(passage, span));
          expect(spanText(passage, span).trim()).not.toBe('');
        }
      }),
    );
  });

  it('has a span for every accepted answer of the examples', () => {
    for (const { passage, answers } of EXAMPLES) {
      const read = readPassage(passage);
      const texts = candidateSpans(read).map((span) => spanText(read, span));
      expect(texts).toEqual(expect.arrayContaining([...answers]));
    }
  });
});

describe('work is bounded', () => {
  const LENGTH = 20_000;
  const hostile: readonly (readonly [string, string])[] = [
    ["one sentence of the question's words", 'lamp '],
    ['numbers joined by signs', '1.'],
    ['words joined by signs', "a'"],
    ['signs', '$'],
    ['capitals', 'A B '],
    ['sentences of one word', 'Lamp. '],
    ['abbreviations', 'St. '],
    ['line feeds', '\n'],
    ['combining marks', 'e\u0301\u0301'],
  ];
  it.each(hostile)('for %s', (_, part) => {
    const passage = part.repeat(LENGTH / part.length);
    const started = cpuMs();
    const read = readPlainly({ passage, question: 'lamp 1 a A Lamp St e?', answers: [] });
    bm25Answer(read);
    for (const view of ['lexical', 'all_views'] as const) spanFeatures(view, read);
    expect(read.spans.length).toBeLessThanOrEqual(6000);
    // The work on a span grows with its sentence.
    for (const { first, last } of read.passage.sentences)
      expect(last - first).toBeLessThanOrEqual(128);
    // Some tenths of a second.
    expect(cpuMs() - started).toBeLessThan(5_000);
  });
});
