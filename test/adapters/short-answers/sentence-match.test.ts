import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPassage } from '../../../src/adapters/short-answers/passage';
import { readQuestion } from '../../../src/adapters/short-answers/question';
import {
  matchSentences,
  nearness,
  ranksOf,
} from '../../../src/adapters/short-answers/sentence-match';

const word = fc.constantFrom('lamp', 'tower', 'cliff', 'sea', 'Holm', '1874', 'the', 'of');
const sentence = fc
  .array(word, { minLength: 1, maxLength: 12 })
  .map((words) => `${words.join(' ')}. `);
const passage = fc.array(
  sentence.map((s) => `So ${s}`),
  { minLength: 1, maxLength: 6 },
);
const question = fc.array(word, { maxLength: 6 }).map((words) => `Where ${words.join(' ')}?`);

/** BM25 as the formula is written, over lists of stems. */
function bm25(
  documents: readonly (readonly string[])[],
  lengths: readonly number[],
  query: readonly string[],
  d: number,
) {
  const N = documents.length;
  const avgdl = lengths.reduce((a, b) => a + b, 0) / N;
  let score = 0;
  for (const q of query) {
    const n = documents.filter((document) => document.includes(q)).length;
    const f = (documents[d] ?? []).filter((stem) => stem === q).length;
    const idf = Math.log((N - n + 0.5) / (n + 0.5) + 1);
    score += (idf * (f * (1.2 + 1))) / (f + 1.2 * (1 - 0.75 + (0.75 * (lengths[d] ?? 0)) / avgdl));
  }
  return score;
}

describe('sentences and a question', () => {
  it('have the BM25 that the formula gives', () => {
    fc.assert(
      fc.property(passage, question, (sentences, asked) => {
        const read = readPassage(sentences.join(''));
        const { terms } = readQuestion(asked);
        const documents = read.sentences.map(({ first, last }) =>
          read.tokens.slice(first, last).map(({ stem }) => stem),
        );
        const lengths = documents.map(({ length }) => length);
        const scores = matchSentences(read, readQuestion(asked)).map(({ score }) => score);
        expect(scores).toHaveLength(documents.length);
        for (const [d, score] of scores.entries())
          expect(score).toBeCloseTo(bm25(documents, lengths, [...terms], d), 10);
      }),
    );
  });

  it('share the words that both have, the weights of the best sentence summing to 1', () => {
    fc.assert(
      fc.property(passage, question, (sentences, asked) => {
        const read = readPassage(sentences.join(''));
        const { terms } = readQuestion(asked);
        const matches = matchSentences(read, readQuestion(asked));
        const places = matches.flatMap(({ shared }) => shared.map(({ at }) => at));
        expect(places).toEqual(
          [...read.tokens.keys()].filter((at) => terms.has(read.tokens[at]?.stem ?? '')),
        );
        const sums = matches.map(({ shared }) =>
          shared.reduce((all, { weight }) => all + weight, 0),
        );
        if (places.length > 0) expect(Math.max(...sums)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('are nearer the closer a shared word is, on either side', () => {
    const span = { first: 10, last: 12, sentence: 0 };
    const near = (at: number) => nearness([{ at, weight: 0.6 }], span);
    expect(near(9)).toBe(0.6);
    expect(near(12)).toBe(0.6);
    expect(near(6)).toBe(0.3);
    expect(near(15)).toBe(0.3);
    expect(near(11)).toBe(0);
  });
});

it('ranks are a permutation that puts no higher number after a lower one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (numbers) => {
      const ranks = ranksOf(numbers);
      const inOrder = numbers.map((_, rank) => ranks.indexOf(rank));
      expect([...inOrder].sort((a, b) => a - b)).toEqual([...numbers.keys()]);
      for (const [rank, i] of inOrder.entries()) {
        const next = inOrder[rank + 1];
        if (next === undefined) continue;
        expect(numbers[i] ?? NaN).toBeGreaterThanOrEqual(numbers[next] ?? NaN);
        if (numbers[i] === numbers[next]) expect(i).toBeLessThan(next);
      }
    }),
  );
});
