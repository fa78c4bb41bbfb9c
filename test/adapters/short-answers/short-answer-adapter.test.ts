import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  createBm25Adapter,
  createSpanAdapter,
  ModelError,
  openShortAnswerReader,
  readShortAnswerRequest,
  shortAnswerRequest,
  trainSpanRanker,
  type Adapter,
  type ShortAnswerReader,
  type SpanRanker,
} from '../../../src/adapters';
import { spanText } from '../../../src/adapters/short-answers/candidate-spans';
import { spanFeatures } from '../../../src/adapters/short-answers/span-features';
import { spanProbabilities } from '../../../src/adapters/short-answers/span-ranker';
import { normalizeAnswer } from '../../../src/stats';
import { anyText, EXAMPLES } from './questions';

let reader: ShortAnswerReader;
let ranker: SpanRanker;
let adapters: Adapter[];
beforeAll(async () => {
  reader = await openShortAnswerReader({ views: ['lexical', 'encoder'], workers: 1 });
  ranker = await trainSpanRanker(reader, 'lexical', EXAMPLES, { seed: 1 });
  const meaning = await trainSpanRanker(reader, 'encoder', EXAMPLES, { seed: 1 });
  adapters = [
    createBm25Adapter('bm25', reader),
    createSpanAdapter('lexical', ranker, reader),
    createSpanAdapter('encoder', meaning, reader),
  ];
});
afterAll(() => reader.close());

const [example] = EXAMPLES;
if (!example) throw new Error('no example');

describe('a request', () => {
  it('gives its question back', () => {
    fc.assert(
      fc.property(anyText, anyText, (passage, question) => {
        expect(readShortAnswerRequest(shortAnswerRequest({ passage, question }))).toEqual({
          passage,
          question,
        });
      }),
    );
  });

  it.each([
    ['another text', { messages: [{ role: 'user', content: 'Who built it?' }] } as const],
    ['no message', { messages: [] }],
    ['a long passage', shortAnswerRequest({ passage: 'a'.repeat(20_001), question: 'Who?' })],
    ['a long question', shortAnswerRequest({ passage: 'a', question: 'a'.repeat(1001) })],
  ])('is refused by every adapter when it is %s', async (_, request) => {
    for (const adapter of adapters)
      await expect(adapter.generate(request)).rejects.toMatchObject({ kind: 'invalid_input' });
  });
});

describe('an adapter', () => {
  it('answers with words of the passage, by rules even these examples right', async () => {
    for (const { passage, question, answers } of EXAMPLES) {
      for (const adapter of adapters) {
        const { text } = await adapter.generate(shortAnswerRequest({ passage, question }));
        expect(passage).toContain(text);
        if (adapter.adapter_id === 'bm25' && !question.startsWith('How high'))
          expect(answers).toContain(text);
      }
    }
  });

  it('never answers with nothing: it rejects where no word could be an answer', async () => {
    for (const adapter of adapters)
      for (const passage of ['', ' \n ', '…?!', 'of the and'])
        await expect(
          adapter.generate(shortAnswerRequest({ passage, question: 'Who?' })),
        ).rejects.toSatisfy(
          (error) => error instanceof ModelError && error.kind === 'invalid_input',
        );
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (passage, question) => {
        const [bm25] = adapters;
        const found = await bm25
          ?.generate(shortAnswerRequest({ passage, question }))
          .catch((error: unknown) => error);
        if (found instanceof ModelError) return;
        expect(found).toMatchObject({ text: expect.stringMatching(/\S/) as unknown });
      }),
    );
  });

  it('is as confident as the spans that give its answer are likely together', async () => {
    const repeated = { ...example, passage: `${example.passage} They thanked Ida Holm.` };
    for (const asked of [...EXAMPLES, repeated]) {
      const adapter = createSpanAdapter('lexical', ranker, reader);
      const { text, confidence } = await adapter.generate(shortAnswerRequest(asked));
      const [read] = await reader.read([asked]);
      if (!read) throw new Error('nothing read');
      const probabilities = spanProbabilities(ranker.weights, spanFeatures('lexical', read));
      let together = 0;
      for (const [i, span] of read.spans.entries())
        if (normalizeAnswer(spanText(read.passage, span)) === normalizeAnswer(text))
          together += probabilities[i] ?? 0;
      expect(confidence).toBeCloseTo(together, 12);
    }
  });

  it('tells its latency by the clock that it is given, and no tokens or cost', async () => {
    let time = 7;
    const clock = { now: () => (time += 2.5) };
    const request = shortAnswerRequest(example);
    const bm25 = await createBm25Adapter('bm25', reader, { clock }).generate(request);
    expect(bm25).toEqual({ text: 'Ida Holm', latency_ms: 2.5 });
    const spans = await createSpanAdapter('lexical', ranker, reader, { clock }).generate(request);
    expect(Object.keys(spans).sort()).toEqual(['confidence', 'latency_ms', 'text']);
    expect(spans.latency_ms).toBe(2.5);
  });

  it('rejects with the reason of an aborted signal', async () => {
    const reason = new Error('enough');
    for (const adapter of adapters)
      await expect(
        adapter.generate(shortAnswerRequest(example), { signal: AbortSignal.abort(reason) }),
      ).rejects.toBe(reason);
  });

  it('stops the encoder when it is aborted in the middle, and answers the next request', async () => {
    const [, , encoder] = adapters;
    if (!encoder) throw new Error('no adapter');
    const reason = new Error('enough');
    const controller = new AbortController();
    const passage = Array.from({ length: 40 }, (_, i) => `The lamp number ${i} was lit.`).join(' ');
    const begun = vi.fn();
    process.on('worker', begun);
    onTestFinished(() => void process.off('worker', begun));
    const request = shortAnswerRequest({ passage, question: 'Which lamp was lit last?' });
    const answer = encoder.generate(request, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 20);
    await expect(answer).rejects.toBe(reason);
    expect(begun).not.toHaveBeenCalled();
    expect(passage).toContain((await encoder.generate(request)).text);
    // Its thread was stopped in the work: the next request had to begin another.
    expect(begun).toHaveBeenCalledTimes(1);
  });

  it('is refused over a reader that does not read what the ranker was trained on', () => {
    expect(() => createSpanAdapter('x', { ...ranker, view: 'syntactic' }, reader)).toThrow(
      /not opened for the view syntactic/,
    );
    expect(() => createSpanAdapter('x', { ...ranker, models: ['other@1'] }, reader)).toThrow(
      /trained with other@1/,
    );
  });
});
