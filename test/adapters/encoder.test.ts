import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSentenceEncoder, type SentenceEncoder } from '../../src/adapters/encoder/encoder';

describe('the sentence encoder', () => {
  let encoder: SentenceEncoder;
  beforeAll(async () => {
    encoder = await openSentenceEncoder({ workers: 1 });
  });
  afterAll(() => encoder.close());

  it('gives a text the same bits whatever it is encoded with', async () => {
    const [alone] = await encoder.encode(['Aspirin lowers fever.']);
    const [, among] = await encoder.encode([
      'A',
      'Aspirin lowers fever.',
      'Mice were fed a high-fat diet.',
    ]);
    expect(among).toEqual(alone);
  });

  it('is the model: its own last layer, recomputed by hand, gives its embedding', async () => {
    const text = 'Vitamin D did not reduce falls.';
    const [pooled = new Float32Array()] = await encoder.encode([text]);
    const [own = new Float32Array()] = await encoder.embed([text]);
    const { weight, bias } = encoder.lastLayer();
    const hidden = Array.from(bias, (b, column) =>
      Math.tanh(
        pooled.reduce((sum, p, row) => sum + p * (weight[row * bias.length + column] ?? NaN), b),
      ),
    );
    const norm = Math.hypot(...hidden);
    for (const [i, value] of hidden.entries()) expect(value / norm).toBeCloseTo(own[i] ?? NaN, 5);
  });
});
