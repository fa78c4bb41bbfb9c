import type { Adapter, AdapterAnswer } from '../adapter';
import { ModelError } from '../model-error';
import { bestSpan } from './best-span';
import { bm25Answer } from './bm25-answer';
import type { PreparedQuestion } from './prepared-question';
import type { ShortAnswerReader } from './short-answer-reader';
import { readShortAnswerRequest } from './short-answer-request';
import type { SpanRanker } from './span-ranker';

export interface ShortAnswerAdapterOptions {
  /** Tells milliseconds that never go back, for `latency_ms`. Default: `performance`. */
  readonly clock?: { now(): number };
}

/**
 * Answers by rules, without confidence: in the sentence that shares the most telling words with the
 * question (BM25), the phrase of the kind asked for that is nearest to these words.
 *
 * It rejects with ModelError `invalid_input` a request that `shortAnswerRequest` did not make, and a
 * passage without any word that could be an answer: it never answers with nothing.
 */
export function createBm25Adapter(
  adapter_id: string,
  reader: ShortAnswerReader,
  options: ShortAnswerAdapterOptions = {},
): Adapter {
  return adapterOf(adapter_id, reader, options, (prepared) => {
    const text = bm25Answer(prepared);
    return text === undefined ? undefined : { text };
  });
}

/**
 * Answers with the span of the passage that a trained ranker finds likeliest. Its confidence is the
 * probability of that answer. It rejects as `createBm25Adapter` does.
 *
 * @throws ModelError `invalid_input` when the reader was not opened for the ranker's view, and
 *   `incompatible_checkpoint` when it reads with other models than the ranker was trained on
 */
export function createSpanAdapter(
  adapter_id: string,
  ranker: SpanRanker,
  reader: ShortAnswerReader,
  options: ShortAnswerAdapterOptions = {},
): Adapter {
  const models = reader.models(ranker.view);
  if (models.join() !== ranker.models.join()) {
    throw new ModelError(
      'incompatible_checkpoint',
      `the ranker was trained with ${ranker.models.join(' and ')}, the reader has ${models.join(' and ')}`,
      { help: 'install the versions that it was trained with, or train it again' },
    );
  }
  return adapterOf(adapter_id, reader, options, (prepared) => bestSpan(ranker, prepared));
}

function adapterOf(
  adapter_id: string,
  reader: ShortAnswerReader,
  { clock = performance }: ShortAnswerAdapterOptions,
  answer: (prepared: PreparedQuestion) => Omit<AdapterAnswer, 'latency_ms'> | undefined,
): Adapter {
  return {
    adapter_id,
    async generate(request, { signal } = {}) {
      signal?.throwIfAborted();
      const started = clock.now();
      const [prepared] = await reader.read([readShortAnswerRequest(request)], {
        ...(signal && { signal }),
      });
      const found = prepared && answer(prepared);
      if (!found)
        throw new ModelError('invalid_input', 'the passage has no word that could be an answer');
      return { ...found, latency_ms: clock.now() - started };
    },
  };
}
