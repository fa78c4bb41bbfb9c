import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  decodeSpanRanker,
  encodeSafetensors,
  encodeSpanRanker,
  ModelError,
  openShortAnswerReader,
  trainSpanRanker,
  type SpanRanker,
  type SpanRankerFile,
} from '../../../src/adapters';
import { EXAMPLES } from './questions';

let ranker: SpanRanker;
let config: SpanRankerFile;
let weights: SpanRankerFile;
beforeAll(async () => {
  const reader = await openShortAnswerReader({ views: ['syntactic'] });
  ranker = await trainSpanRanker(reader, 'syntactic', EXAMPLES, { seed: 1, epochs: 2 });
  const [first, second] = encodeSpanRanker(ranker);
  if (!first || !second) throw new Error('no files');
  [config, weights] = [first, second];
});

function refusal(files: readonly { name: string; bytes: Uint8Array }[]): string {
  try {
    decodeSpanRanker(files);
  } catch (error) {
    if (error instanceof ModelError) return `${error.kind}: ${error.message}`;
    throw error;
  }
  return 'accepted';
}

function withConfig(change: Record<string, unknown>): readonly SpanRankerFile[] {
  const fields: unknown = JSON.parse(new TextDecoder().decode(config.bytes));
  const json = JSON.stringify(Object.assign({}, fields, change));
  return [{ ...config, bytes: new TextEncoder().encode(json) }, weights];
}

describe('the files of a span ranker', () => {
  it('give the ranker back bit for bit, in whatever order they come', () => {
    expect(decodeSpanRanker([config, weights])).toEqual(ranker);
    expect(decodeSpanRanker([weights, config])).toEqual(ranker);
    expect(encodeSpanRanker(decodeSpanRanker([config, weights]))).toEqual([config, weights]);
    expect(ranker.models).toEqual([expect.stringMatching(/^wink-eng-lite-web-model@1\./)]);
  });

  it('are refused when one is missing, of another ranker or of other features', () => {
    expect(refusal([config])).toMatch(/malformed_checkpoint.*span_ranker.safetensors is missing/);
    expect(refusal([weights])).toMatch(/malformed_checkpoint.*span_ranker.json is missing/);
    expect(refusal(withConfig({ view: 'lexical' }))).toMatch(/of the view syntactic, not lexical/);
    expect(refusal(withConfig({ features: 0 }))).toMatch(/^incompatible_checkpoint/);
    expect(refusal(withConfig({}))).toBe('accepted');
  });

  it('are refused when the configuration is anything else', () => {
    const wrong = [
      { view: 'none' },
      { view: '__proto__' },
      { features: '1' },
      { models: 'wink' },
      { models: [1] },
      { losses: [null] },
      { losses: { length: 1 } },
    ];
    for (const change of wrong)
      expect(refusal(withConfig(change))).toMatch(/malformed_checkpoint.*not the configuration/);
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const bytes = new TextEncoder().encode(text);
        expect(refusal([{ ...config, bytes }, weights])).toMatch(/^malformed_checkpoint/);
      }),
    );
  });

  it('are refused when the weights are not finite or of another shape', () => {
    const weightsOf = (values: Float32Array, shape = [values.length]) => [
      config,
      {
        ...weights,
        bytes: encodeSafetensors([['weights', { shape, values }]], [['view', 'syntactic']]),
      },
    ];
    const { length } = ranker.weights;
    expect(refusal(weightsOf(ranker.weights))).toBe('accepted');
    expect(refusal(weightsOf(ranker.weights, [1, length]))).toMatch(/not a finite tensor of shape/);
    expect(refusal(weightsOf(ranker.weights.slice(1)))).toMatch(/not a finite tensor of shape/);
    for (const value of [NaN, Infinity])
      expect(refusal(weightsOf(ranker.weights.slice().fill(value, 7, 8)))).toMatch(/not a finite/);
  });

  it('are refused when a byte of the header changes or the end is cut', () => {
    const { bytes } = weights;
    const harmless = (broken: Uint8Array) => void refusal([config, { ...weights, bytes: broken }]);
    fc.assert(
      fc.property(fc.nat(200), fc.nat(255), (at, byte) => {
        const broken = bytes.slice();
        broken[at] = byte;
        harmless(broken);
      }),
    );
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(refusal([config, { ...weights, bytes: bytes.slice(0, length) }])).toMatch(
          /^malformed_checkpoint/,
        );
      }),
    );
  });
});
