import { availableParallelism } from 'node:os';
import { ModelError } from '../model-error';
import { openEmbeddingCache } from './embedding-cache';
import { createWorkerPool } from './worker-pool';
import { readDescription, readVectors } from './worker-replies';

/** Length of the pooled vectors, and both sides of the encoder's last weight. */
export const ENCODER_DIMENSION = 512;

/** Small enough that progress moves and an abort is cheap, large enough that messages are not felt. */
const TEXTS_PER_TASK = 8;

/** A dense layer as the model stores it: `weight` is row-major [inputs, outputs]. */
export interface DenseLayer {
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

export interface EncodeOptions {
  signal?: AbortSignal;
  /** Called as texts are done; texts found in the cache count as done. */
  onProgress?: (done: number, total: number) => void;
}

export interface SentenceEncoder {
  /** Package, version and graph node: what the vectors depend on. */
  readonly name: string;
  readonly dimension: number;
  /** The model's own last weight, the one that LoRA adapts. */
  lastLayer(): DenseLayer;
  /**
   * The vectors that enter the last layer, in the order of `texts`. The same text always gives the
   * same bits. A text without tokens gives zeros; only the first 128 tokens count.
   */
  encode(texts: readonly string[], options?: EncodeOptions): Promise<Float32Array[]>;
  /** What the model itself answers, its own last layer included. Not cached; for checks. */
  embed(texts: readonly string[], options?: { signal?: AbortSignal }): Promise<Float32Array[]>;
  close(): Promise<void>;
}

export interface SentenceEncoderOptions {
  /** Folder to keep vectors in between runs. Default: none, nothing is kept. */
  cacheDir?: string;
  /** Threads. Default 2, at most the machine's cores. */
  workers?: number;
  /** Closes the encoder when aborted. */
  signal?: AbortSignal;
  /** The thread's script; for tests. */
  script?: URL;
}

/**
 * Opens the Universal Sentence Encoder lite of `@energetic-ai/*` (optional peers) in worker threads.
 *
 * @throws ModelError `missing_packages` when the packages are not installed.
 */
export async function openSentenceEncoder(
  options: SentenceEncoderOptions = {},
): Promise<SentenceEncoder> {
  const { cacheDir, signal } = options;
  const workers = Math.max(1, Math.min(options.workers ?? 2, availableParallelism()));
  const script = options.script ?? new URL('./encoder-worker.mjs', import.meta.url);
  const pool = createWorkerPool(script, workers);

  const close = async () => {
    signal?.removeEventListener('abort', abort);
    await pool.close();
  };
  const abort = () => void close();
  signal?.addEventListener('abort', abort, { once: true });

  const description = await pool
    .run({ kind: 'describe' }, signal)
    .then((reply) => readDescription(reply, ENCODER_DIMENSION))
    .catch(async (error: unknown) => {
      await close();
      throw error;
    });
  const cache =
    cacheDir === undefined
      ? undefined
      : openEmbeddingCache(cacheDir, description.name, ENCODER_DIMENSION);

  async function compute(
    texts: readonly string[],
    node: 'pooled' | 'output',
    callSignal: AbortSignal | undefined,
    onTask: (texts: readonly string[], vectors: readonly Float32Array[]) => Promise<void>,
  ): Promise<void> {
    const failed = new AbortController();
    const signals = [
      failed.signal,
      ...(callSignal ? [callSignal] : []),
      ...(signal ? [signal] : []),
    ];
    const whole = AbortSignal.any(signals);
    const tasks: (readonly string[])[] = [];
    for (let i = 0; i < texts.length; i += TEXTS_PER_TASK)
      tasks.push(texts.slice(i, i + TEXTS_PER_TASK));
    const drain = async () => {
      for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
        const reply = await pool.run({ kind: 'encode', texts: task, node }, whole);
        await onTask(task, readVectors(reply, task.length, ENCODER_DIMENSION));
      }
    };
    try {
      await Promise.all(Array.from({ length: workers }, drain));
    } catch (error) {
      // The first failure ends the call; the rest must not go on computing for nobody.
      failed.abort(error);
      throw error;
    }
  }

  async function collect(
    texts: readonly string[],
    known: Map<string, Float32Array>,
    node: 'pooled' | 'output',
    { signal: callSignal, onProgress }: EncodeOptions,
  ): Promise<Float32Array[]> {
    callSignal?.throwIfAborted();
    const distinct = [...new Set(texts)];
    const missing = distinct.filter((text) => !known.has(text));
    onProgress?.(known.size, distinct.length);
    await compute(missing, node, callSignal, async (done, vectors) => {
      for (const [i, text] of done.entries()) known.set(text, vectors[i] ?? new Float32Array());
      if (node === 'pooled' && cache) {
        await Promise.all(done.map((text, i) => cache.set(text, vectors[i] ?? new Float32Array())));
      }
      onProgress?.(known.size, distinct.length);
    });
    return texts.map((text) => Float32Array.from(known.get(text) ?? []));
  }

  return {
    name: description.name,
    dimension: ENCODER_DIMENSION,
    lastLayer: () => ({ weight: description.weight, bias: description.bias }),
    async encode(texts, encodeOptions = {}) {
      const known = new Map<string, Float32Array>();
      for (const text of cache ? new Set(texts) : []) {
        const vector = await cache?.get(text);
        if (vector) known.set(text, vector);
      }
      return collect(texts, known, 'pooled', encodeOptions);
    },
    embed: (texts, embedOptions = {}) => collect(texts, new Map(), 'output', embedOptions),
    close,
  };
}

/** Encodes each distinct text once and gives the vectors by text. */
export async function encodeDistinct(
  encoder: SentenceEncoder,
  texts: Iterable<string>,
  options: EncodeOptions = {},
): Promise<Map<string, Float32Array>> {
  const distinct = [...new Set(texts)];
  const vectors = await encoder.encode(distinct, options);
  return new Map(
    distinct.map((text, i) => {
      const vector = vectors[i];
      if (!vector)
        throw new ModelError('worker_failed', 'the encoder gave fewer vectors than texts');
      return [text, vector];
    }),
  );
}
