import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openShortAnswerReader,
  trainSpanRanker,
  type ShortAnswerExample,
  type ShortAnswerReader,
  type SpanTrainingOptions,
} from '../../../src/adapters';
import { EXAMPLES } from './questions';

let reader: ShortAnswerReader;
beforeAll(async () => {
  reader = await openShortAnswerReader({ views: ['lexical', 'syntactic'] });
});

/** Trains, and collects what was told on the way. */
async function train(
  options: Partial<SpanTrainingOptions> = {},
  examples: readonly ShortAnswerExample[] = EXAMPLES,
) {
  const told: [number, number][] = [];
  const ranker = await trainSpanRanker(reader, 'lexical', examples, {
    seed: 3,
    epochs: 4,
    onEpoch: (...epoch) => told.push(epoch),
    ...options,
  });
  return { ranker, told };
}

describe('training', () => {
  it('lowers the loss from that of a blind guess, and tells each epoch', async () => {
    const { ranker, told } = await train();
    expect(told).toEqual([...ranker.losses.entries()]);
    expect(ranker.losses).toHaveLength(4);
    for (const [i, loss] of ranker.losses.slice(1).entries())
      expect(loss).toBeLessThan(ranker.losses[i] ?? 0);
  });

  it('gives the same bits for the same seed, and others for another', async () => {
    const [first, second, other] = [await train(), await train(), await train({ seed: 4 })];
    expect(second).toEqual(first);
    expect(other.ranker.weights).not.toEqual(first.ranker.weights);
  });

  it('skips an example without its answer in the passage', async () => {
    const lost = { passage: 'The lamp was red.', question: 'What was it?', answers: ['elsewhere'] };
    // The order of the rest is drawn anew when there are more, so only these are compared.
    const { ranker } = await train({}, [...EXAMPLES, lost]);
    expect(ranker).toEqual((await train()).ranker);
  });

  it('refuses examples that teach nothing, views that were not opened and options out of range', async () => {
    await expect(train({}, [])).rejects.toThrow(/no example has an answer/);
    await expect(trainSpanRanker(reader, 'encoder', EXAMPLES, { seed: 1 })).rejects.toThrow(
      /not opened for the view encoder/,
    );
    for (const wrong of [
      { epochs: 0 },
      { epochs: 1.5 },
      { learningRate: 0 },
      { learningRate: NaN },
    ])
      await expect(train(wrong)).rejects.toThrow(/whole number from 1/);
  });

  it('stops when it is aborted, before and in the middle', async () => {
    const reason = new Error('enough');
    await expect(train({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    let epochs = 0;
    const onEpoch = () => {
      epochs++;
      controller.abort(reason);
    };
    await expect(train({ signal: controller.signal, onEpoch })).rejects.toBe(reason);
    expect(epochs).toBe(1);
  });
});

describe('the cache of trained rankers', () => {
  let cacheDir: string;
  beforeEach(() => {
    cacheDir = mkdtempSync(join(tmpdir(), 'crucible-rankers-'));
  });
  afterEach(() => rmSync(cacheDir, { recursive: true }));
  const filesIn = () =>
    readdirSync(cacheDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();

  it('gives weights and losses back bit for bit, without training', async () => {
    const first = await train({ cacheDir });
    const files = filesIn();
    expect(files).toHaveLength(2);
    // A reader that can read nothing: what comes back was not trained again.
    const blind: ShortAnswerReader = {
      ...reader,
      models: (view) => reader.models(view),
      read: () => Promise.reject(new Error('read')),
    };
    const told: number[] = [];
    const again = await trainSpanRanker(blind, 'lexical', EXAMPLES, {
      seed: 3,
      epochs: 4,
      cacheDir,
      onEpoch: (_, loss) => told.push(loss),
    });
    expect(again).toEqual(first.ranker);
    expect(told).toEqual(first.ranker.losses);
    expect(filesIn()).toEqual(files);
    await expect(
      trainSpanRanker(blind, 'lexical', EXAMPLES, { seed: 3, cacheDir }),
    ).rejects.toThrow('read');
  });

  it('has a place of its own for everything that the ranker depends on', async () => {
    await train({ cacheDir });
    await train({ cacheDir, seed: 4 });
    await train({ cacheDir, epochs: 5 });
    await train({ cacheDir, learningRate: 0.2 });
    await train({ cacheDir }, EXAMPLES.slice(1));
    await trainSpanRanker(reader, 'syntactic', EXAMPLES, { seed: 3, epochs: 4, cacheDir });
    expect(filesIn()).toHaveLength(12);
  });

  it('trains again over a record that was cut, emptied or edited', async () => {
    const { ranker } = await train({ cacheDir });
    for (const file of filesIn()) {
      const good = readFileSync(file);
      const edited = Buffer.from(good);
      edited[good.length - 9] = (edited[good.length - 9] ?? 0) ^ 1;
      for (const bad of [good.subarray(0, good.length - 1), Buffer.alloc(0), edited]) {
        writeFileSync(file, bad);
        expect((await train({ cacheDir })).ranker).toEqual(ranker);
        expect(readFileSync(file).equals(good)).toBe(true);
      }
    }
  });
});
