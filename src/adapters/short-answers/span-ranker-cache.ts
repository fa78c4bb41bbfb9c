import { ModelError } from '../model-error';
import { openRecordCache, sha256 } from '../record-cache';
import type { ShortAnswerExample } from './short-answer-request';
import type { SpanRanker } from './span-ranker';
import { decodeSpanRanker, encodeSpanRanker, SPAN_RANKER_FILES } from './span-ranker-files';
import { FEATURES_VERSION } from './span-features';

/** All that a trained ranker depends on, apart from the version of the features. */
export interface TrainingInputs {
  readonly view: string;
  readonly models: readonly string[];
  readonly plan: Readonly<Record<'seed' | 'epochs' | 'learningRate', number>>;
  readonly examples: readonly ShortAnswerExample[];
}

/** The place of one trained ranker on disk. */
export interface SpanRankerCache {
  get(): Promise<SpanRanker | undefined>;
  set(ranker: SpanRanker): Promise<void>;
}

/** A record for each file of the ranker; one that is missing or torn makes all count as absent. */
export function openSpanRankerCache(folder: string, inputs: TrainingInputs): SpanRankerCache {
  const { view, models, plan, examples } = inputs;
  const { seed, epochs, learningRate } = plan;
  const texts = examples.map(({ passage, question, answers }) => [passage, question, ...answers]);
  const content = [FEATURES_VERSION, view, models, seed, epochs, learningRate, texts];
  const inputsDigest = sha256(Buffer.from(JSON.stringify(content), 'utf8'));
  const keyOf = (name: string) => sha256(inputsDigest, Buffer.from(name, 'utf8'));
  const records = openRecordCache(folder);
  return {
    async get() {
      const files: { name: string; bytes: Uint8Array }[] = [];
      for (const name of Object.values(SPAN_RANKER_FILES)) {
        const bytes = await records.get(keyOf(name));
        if (bytes) files.push({ name, bytes });
      }
      try {
        return decodeSpanRanker(files);
      } catch (error) {
        if (error instanceof ModelError) return undefined;
        throw error;
      }
    },
    async set(ranker) {
      for (const { name, bytes } of encodeSpanRanker(ranker)) await records.set(keyOf(name), bytes);
    },
  };
}
