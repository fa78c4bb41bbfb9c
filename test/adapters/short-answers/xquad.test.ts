import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createBm25Adapter,
  createSpanAdapter,
  openShortAnswerReader,
  shortAnswerRequest,
  trainSpanRanker,
  type Adapter,
  type ShortAnswerExample,
  type ShortAnswerReader,
} from '../../../src/adapters';
import { answerF1, exactMatch } from '../../../src/stats';

const CACHE = join(import.meta.dirname, '../../../node_modules/.cache/crucible-embeddings');
const XQUAD = join(import.meta.dirname, '../../../../shared/data/xquad/xquad.en.json');

interface SquadFile {
  readonly data: readonly {
    readonly paragraphs: readonly {
      readonly context: string;
      readonly qas: readonly {
        readonly question: string;
        readonly answers: readonly { readonly text: string }[];
      }[];
    }[];
  }[];
}

/** The questions of every second article, from the one of index `parity` on. */
function halfOf({ data }: SquadFile, parity: 0 | 1): ShortAnswerExample[] {
  return data
    .filter((_, article) => article % 2 === parity)
    .flatMap(({ paragraphs }) => paragraphs)
    .flatMap(({ context, qas }) =>
      qas.map(({ question, answers }) => ({
        passage: context,
        question,
        answers: answers.map(({ text }) => text),
      })),
    );
}

async function score(adapter: Adapter, examples: readonly ShortAnswerExample[]) {
  let exact = 0;
  let f1 = 0;
  for (const example of examples) {
    const { text } = await adapter.generate(shortAnswerRequest(example));
    exact += exactMatch(text, example.answers);
    f1 += answerF1(text, example.answers);
  }
  return { em: exact / examples.length, f1: f1 / examples.length };
}

describe.skipIf(!existsSync(XQUAD))('on XQuAD, articles apart', () => {
  let train: ShortAnswerExample[];
  let held: ShortAnswerExample[];
  let reader: ShortAnswerReader;
  beforeAll(async () => {
    const file = JSON.parse(readFileSync(XQUAD, 'utf8')) as SquadFile;
    [train, held] = [halfOf(file, 0), halfOf(file, 1)];
    reader = await openShortAnswerReader({ views: ['all_views'], cacheDir: CACHE });
    await reader.read([...train, ...held]);
  }, 1_800_000);
  afterAll(() => reader.close());

  it('no passage is in both halves', () => {
    const trained = new Set(train.map(({ passage }) => passage));
    expect(held.filter(({ passage }) => trained.has(passage))).toEqual([]);
    expect([train.length, held.length]).toEqual([612, 578]);
  });

  it('the rules and the rankers over words and grammar reach exactly what they reached', async () => {
    const scores = [await score(createBm25Adapter('bm25', reader), held)];
    for (const view of ['lexical', 'syntactic'] as const) {
      const ranker = await trainSpanRanker(reader, view, train, { seed: 1 });
      scores.push(await score(createSpanAdapter(view, ranker, reader), held));
    }
    expect(scores.map(({ em, f1 }) => [em.toFixed(3), f1.toFixed(3)])).toEqual([
      ['0.239', '0.362'],
      ['0.289', '0.371'],
      ['0.296', '0.392'],
    ]);
  }, 900_000);

  // Vectors of the encoder may differ in their last bits between machines.
  it.each([
    ['encoder', 0.227, 0.32],
    ['all_views', 0.332, 0.417],
  ] as const)(
    'the ranker over %s is within 0.01 of EM %d and F1 %d',
    async (view, em, f1) => {
      const ranker = await trainSpanRanker(reader, view, train, { seed: 1 });
      const scored = await score(createSpanAdapter(view, ranker, reader), held);
      expect(Math.abs(scored.em - em)).toBeLessThanOrEqual(0.01);
      expect(Math.abs(scored.f1 - f1)).toBeLessThanOrEqual(0.01);
    },
    900_000,
  );
});
