import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { validateDatasetManifest } from '../../src/contract';
import { loadSquad, type SquadData } from '../../src/experiment';

const SAMPLE = join(import.meta.dirname, '../../examples/data/short_answers_sample');
const XQUAD = join(import.meta.dirname, '../../../shared/data/xquad');

const questionsOf = ({ train, dev }: SquadData) => [...train, ...dev];
const articlesOf = (questions: SquadData['train']) => [
  ...new Set(questions.map(({ article }) => article)),
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crucible-squad-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, value: unknown) =>
  writeFileSync(join(folder, name), JSON.stringify(value, null, 1));

const article = (title: string, id: string, context: string, answers: readonly unknown[]) => ({
  title,
  paragraphs: [{ context, qas: [{ id, question: '?', answers }] }],
});

/** A file of articles with one question each. */
const withArticles = (titles: readonly string[]) => ({
  data: titles.map((title, i) => article(title, `q${i}`, 'a b', [{ text: 'b', answer_start: 2 }])),
});

async function errorOf(source = folder): Promise<string> {
  const error: unknown = await loadSquad(source).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ name: 'ExperimentError', kind: 'invalid_data' });
  return error instanceof Error ? error.message : '';
}

describe('the embedded sample', () => {
  test('has at least 150 questions over 40 passages, in two article-disjoint splits', async () => {
    const { data, manifest } = await loadSquad(SAMPLE);
    const all = questionsOf(data);
    expect(all.length).toBeGreaterThanOrEqual(150);
    expect(new Set(all.map(({ passage }) => passage)).size).toBeGreaterThanOrEqual(40);
    const train = new Set(articlesOf(data.train));
    expect(articlesOf(data.dev).filter((article) => train.has(article))).toEqual([]);
    expect(validateDatasetManifest(manifest)).toMatchObject({ ok: true });
    expect(manifest).toMatchObject({ name: 'squad_format', license: 'NOASSERTION' });
    expect(manifest.num_examples).toBe(all.length);
    expect(manifest.files).toMatchObject([
      { path: 'train.json', split: 'train', num_records: data.train.length },
      { path: 'dev.json', split: 'dev', num_records: data.dev.length },
    ]);
  });

  test('has the hash that sha256sum prints', async () => {
    const { manifest } = await loadSquad(SAMPLE);
    const printed = execFileSync('sh', ['-c', 'sha256sum train.json dev.json | sha256sum'], {
      cwd: SAMPLE,
    });
    expect(manifest.sha256).toBe(printed.toString().slice(0, 64));
  });

  test('keeps the origin that the caller states', async () => {
    const origin = { name: 'mine', version: '2', license: 'CC0-1.0', source: 'here' };
    expect((await loadSquad(SAMPLE, origin)).manifest).toMatchObject(origin);
  });
});

test.skipIf(!existsSync(XQUAD))(
  'XQuAD is recognised and dealt to the splits by turns',
  async () => {
    const { data, manifest } = await loadSquad(XQUAD);
    expect([data.train.length, data.dev.length]).toEqual([612, 578]);
    expect(articlesOf(data.train).slice(0, 2)).toEqual(['Super_Bowl_50', 'Normans']);
    expect(articlesOf(data.dev).slice(0, 2)).toEqual(['Warsaw', 'Nikola_Tesla']);
    expect(manifest).toMatchObject({ name: 'xquad_en', license: 'CC-BY-SA-4.0' });
    expect(manifest.files).toMatchObject([
      { path: 'xquad.en.json', split: null, num_records: 1190 },
    ]);

    cpSync(join(XQUAD, 'xquad.en.json'), join(folder, 'train-v1.1.json'));
    write('dev-v1.1.json', withArticles(['Other']));
    expect((await loadSquad(folder)).manifest).toMatchObject({ name: 'squad_format' });
  },
);

describe('which files are read', () => {
  test('SQuAD’s own names, beside files that are no data', async () => {
    cpSync(join(SAMPLE, 'train.json'), join(folder, 'train-v1.1.json'));
    cpSync(join(SAMPLE, 'dev.json'), join(folder, 'dev-v1.1.json'));
    write('predictions.json', {});
    write('.train.json', {});
    const { data, manifest } = await loadSquad(folder);
    expect(data).toEqual((await loadSquad(SAMPLE)).data);
    expect(manifest.files.map(({ path }) => path)).toEqual(['train-v1.1.json', 'dev-v1.1.json']);
  });

  test.each([
    [[], 'no *.json'],
    [['train.json'], 'train.json'],
    [['dev.json'], 'dev.json'],
    [['train.json', 'other.json'], 'other.json, train.json'],
    [['a.json', 'b.json'], 'a.json, b.json'],
    [
      ['dev.json', 'train-v1.1.json', 'train-v2.0.json'],
      'dev.json, train-v1.1.json, train-v2.0.json',
    ],
    [['dev-a.json', 'dev-b.json', 'train.json'], 'dev-a.json, dev-b.json, train.json'],
  ])('%j are not', async (names, listed) => {
    for (const [i, name] of names.entries()) write(name, withArticles([`title ${i}`]));
    expect(await errorOf()).toBe(
      `${folder}: expected one train*.json and one dev*.json, or a single *.json, found ${listed}`,
    );
  });

  test('a name that the manifest of a run cannot hold', async () => {
    write('my\u{1b} data.json', withArticles(['A', 'B']));
    expect(await errorOf()).toBe(
      `${folder}: expected names of letters, digits, '.', '_' and '-', found my\\u001b data.json`,
    );
  });

  test('a folder that is not there', async () => {
    expect(await errorOf(join(folder, 'gone'))).toMatch(/gone cannot be read: ENOENT/);
  });
});

describe('one file', () => {
  test('may name an article twice if both are in one split', async () => {
    write('data.json', withArticles(['A', 'B', 'A', 'C']));
    const { data } = await loadSquad(folder);
    expect(data.train.map(({ id }) => id)).toEqual(['q0', 'q2']);
    expect(data.dev.map(({ id }) => id)).toEqual(['q1', 'q3']);
  });

  test('is refused when an article would be in both splits', async () => {
    write('data.json', withArticles(['A', 'B', 'C', 'A']));
    expect(await errorOf()).toMatch(
      /data\.json:\d+:\d+: expected a title that no article of train has, for an article of dev at \/data\/3\/title, found "A"/,
    );
  });

  test('is refused when it has too few articles to split', async () => {
    write('data.json', withArticles(['A']));
    expect(await errorOf()).toMatch(
      /data\.json:2:\d+: expected an article with a question for dev/,
    );
  });
});

describe('answers', () => {
  const withAnswers = (context: string, answers: readonly unknown[]) => {
    write('train.json', { data: [article('T', 't', context, answers)] });
    write('dev.json', withArticles(['D']));
  };

  test('begin where SQuAD says, in code points, whatever the text', async () => {
    const points = fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }));
    const written = points.filter((answer) => answer.join('').trim() !== '');
    await fc.assert(
      fc.asyncProperty(points, written, points, async (before, answer, after) => {
        const text = answer.join('');
        const passage = [...before, ...answer, ...after].join('');
        withAnswers(passage, [{ text, answer_start: before.length }]);
        expect((await loadSquad(folder)).data.train).toEqual([
          { id: 't', article: 'T', passage, question: '?', answers: [text] },
        ]);
      }),
      { numRuns: 50 },
    );
  });

  test('do not begin where UTF-16 code units would have them', async () => {
    const text = 'answer';
    withAnswers('\u{1F3FA} answer', [{ text, answer_start: 3 }]);
    expect(await errorOf()).toContain('expected where "answer" begins in the passage');
    withAnswers('\u{1F3FA} answer', [{ text, answer_start: 2 }]);
    expect((await loadSquad(folder)).data.train[0]?.answers).toEqual([text]);
  });

  test('are listed once each', async () => {
    const answers = [0, 2, 4].map((answer_start) => ({ text: 'a', answer_start }));
    withAnswers('a a a b', [...answers, { text: 'b', answer_start: 6 }]);
    expect((await loadSquad(folder)).data.train[0]?.answers).toEqual(['a', 'b']);
  });

  test('are required: SQuAD 2.0 is refused with the reason', async () => {
    withAnswers('a', []);
    await expect(loadSquad(folder)).rejects.toMatchObject({
      message: expect.stringContaining('expected at least one answer') as string,
      help: expect.stringContaining('not SQuAD 2.0') as string,
    });
  });
});

describe('what is wrong with the data', () => {
  beforeEach(() => cpSync(SAMPLE, folder, { recursive: true }));

  /** Replaces the first match in a file and gives the error of loading it. */
  async function errorAfter(file: string, from: RegExp, to: string): Promise<string> {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    writeFileSync(path, after);
    return errorOf();
  }

  const QA = '/data/0/paragraphs/0/qas/0';
  test.each([
    ['text after the end', /\n$/, '\n}', /dev\.json:\d+:1: /],
    [
      'a key twice',
      '"title"',
      '"title": "x", "title"',
      /dev\.json:5:18: The key "title" appears again/,
    ],
    [
      'no articles',
      '"data"',
      '"date"',
      /dev\.json:1:1: expected an array at \/data, found nothing/,
    ],
    [
      'an article without title',
      '"title"',
      '"name"',
      /:4:3: expected a string at \/data\/0\/title/,
    ],
    [
      'no passage',
      '"context"',
      '"text"',
      /:7:5: expected a string at \/data\/0\/paragraphs\/0\/con/,
    ],
    [
      'no questions',
      '"qas"',
      '"questions"',
      /expected an array at \/data\/0\/paragraphs\/0\/qas, f/,
    ],
    ['a question without words', '"question"', '"q"', `:10:7: expected a string at ${QA}/question`],
    [
      'no answers',
      '"answers"',
      '"gold"',
      `:10:7: expected an array at ${QA}/answers, found nothing`,
    ],
    [
      'an id of spaces',
      /"id": "[^"]*"/,
      '"id": "a b"',
      `:11:14: expected an id that matches ^[A-Za`,
    ],
    [
      'an id of train',
      /"id": "[^"]*"/,
      '"id": "harbour-lights-03"',
      `expected an id that no earlier`,
    ],
    [
      'a blank answer',
      /"text": "[^"]*"/,
      '"text": " "',
      `expected an answer that is not blank at ${QA}`,
    ],
    [
      'an answer that is not in the passage',
      /"text": "[^"]*"/,
      '"text": "Mars"',
      `expected where "Mars" begins in the passage at ${QA}/answers/0/answer_start`,
    ],
    ['a start one too far', '"answer_start": 2', '"answer_start": 3', `/answer_start, found 3`],
    [
      'a start below 0',
      /"answer_start": \d+/,
      '"answer_start": -1',
      `expected a whole number from 0`,
    ],
    [
      'a question that cannot be answered',
      '"id"',
      '"is_impossible": true, "id"',
      `expected a question with an answer at ${QA}/is_impossible, found true`,
    ],
    [
      'an article of train',
      /"title": "[^"]*"/,
      '"title": "Driftball"',
      /dev\.json:5:\d+: expected a title that no article of train has/,
    ],
  ])('%s', async (_what, from, to, expected) => {
    const pattern = typeof from === 'string' ? new RegExp(from) : from;
    expect(await errorAfter('dev.json', pattern, to)).toMatch(expected);
  });
});
