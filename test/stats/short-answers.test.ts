import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mean } from 'd3-array';
import { describe, expect, it } from 'vitest';
import { answerF1, exactMatch, normalizeAnswer } from '../../src/stats';

const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
const QUESTIONS = join(SHARED, 'xquad', 'xquad.en.json');
const RECORDED = join(SHARED, 'squad_recorded', 'predictions_on_xquad_ids.jsonl');

interface Squad {
  data: { paragraphs: { qas: { id: string; answers: { text: string }[] }[] }[] }[];
}

describe('normalizeAnswer', () => {
  it.each([
    ['The  Broncos.', 'broncos'],
    ['a theatre', 'theatre'],
    ['U.S.', 'us'],
    ['100–200 “x”', '100–200 “x”'],
    ['the', ''],
    ['naïve a', 'naïve'],
  ])('%s is compared as %s', (text, expected) => {
    expect(normalizeAnswer(text)).toBe(expected);
  });
});

describe('exactMatch and answerF1', () => {
  it('take the best gold answer', () => {
    expect(exactMatch('The Broncos', ['Panthers', 'broncos'])).toBe(1);
    expect(answerF1('Denver Broncos', ['Panthers', 'the Broncos'])).toBeCloseTo(2 / 3, 12);
    expect(exactMatch('x', [])).toBe(0);
    expect(answerF1('x', [])).toBe(0);
  });

  it('count repeated words as often as they occur in both', () => {
    expect(answerF1('no no no', ['no no'])).toBeCloseTo(0.8, 12);
  });

  it('take two answers without words for equal', () => {
    expect(answerF1('the', ['a'])).toBe(1);
    expect(answerF1('the', ['cat'])).toBe(0);
  });

  it.skipIf(!existsSync(QUESTIONS))('give the figures of the best recorded system', () => {
    const { data } = JSON.parse(readFileSync(QUESTIONS, 'utf8')) as Squad;
    const questions = data.flatMap(({ paragraphs }) => paragraphs.flatMap(({ qas }) => qas));
    const gold = new Map(questions.map(({ id, answers }) => [id, answers.map(({ text }) => text)]));
    const answers = readFileSync(RECORDED, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; 'bert-ensemble': string });
    expect(answers).toHaveLength(1190);
    const goldOf = ({ id }: { id: string }) => gold.get(id) ?? [];
    const scored = (score: typeof answerF1) =>
      mean(answers, (answer) => score(answer['bert-ensemble'], goldOf(answer)));
    expect(scored(exactMatch)).toBeCloseTo(0.749, 3);
    expect(scored(answerF1)).toBeCloseTo(0.863, 3);
  });
});
