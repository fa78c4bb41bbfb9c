import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSquad } from '../../src/experiment';

const SAMPLE = join(import.meta.dirname, '../../examples/data/short_answers_sample');

const wordsOf = (text: string) => text.split(/\s+/).length;

test('passages are paragraphs, answers are short, no question is asked twice', async () => {
  const { data } = await loadSquad(SAMPLE);
  const all = [...data.train, ...data.dev];
  expect(new Set(all.map(({ question }) => question.toLowerCase())).size).toBe(all.length);
  for (const { id, passage, question, answers } of all) {
    expect(wordsOf(passage), id).toBeGreaterThanOrEqual(50);
    expect(wordsOf(passage), id).toBeLessThanOrEqual(160);
    expect(question, id).toMatch(/^[A-Z].*\?$/);
    expect(answers.length, id).toBeLessThanOrEqual(3);
    for (const answer of answers) {
      expect(passage, id).toContain(answer);
      expect(wordsOf(answer), `${id}: ${answer}`).toBeLessThanOrEqual(5);
    }
  }
});
