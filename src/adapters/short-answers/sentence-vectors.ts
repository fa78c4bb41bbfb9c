import { encodeDistinct, type EncodeOptions, type SentenceEncoder } from '../encoder/encoder';
import { encodeText, forwardLayer } from '../lora/lora-layer';
import { createRanker, rankerBase, type Ranker } from '../lora/ranker';
import { BoundedMap } from './bounded-map';

/** Vectors kept in memory, of 4 kB each: an adapter is asked about one passage several times. */
const REMEMBERED = 2048;

/** Unit vectors of sentences: their dot product is their similarity, from -1 to 1. */
export class SentenceVectors {
  readonly #encoder: SentenceEncoder;
  /** The encoder as it is, its last weight not adapted. */
  readonly #base: Ranker;
  readonly #known = new BoundedMap<Float64Array>(REMEMBERED);

  constructor(encoder: SentenceEncoder) {
    this.#encoder = encoder;
    this.#base = createRanker(rankerBase(encoder), { rank: 0, features: 'none' });
  }

  /** The vectors by sentence; only those not remembered are computed. */
  async of(
    sentences: Iterable<string>,
    options: EncodeOptions = {},
  ): Promise<ReadonlyMap<string, Float64Array>> {
    const vectors = new Map<string, Float64Array>();
    const missing: string[] = [];
    for (const sentence of new Set(sentences)) {
      const known = this.#known.get(sentence);
      if (known) vectors.set(sentence, known);
      else missing.push(sentence);
    }
    if (missing.length === 0) return vectors;
    const { shape, weights, base } = this.#base;
    for (const [sentence, pooled] of await encodeDistinct(this.#encoder, missing, options)) {
      const vector = forwardLayer(shape, weights, encodeText(base.layer, pooled)).output;
      vectors.set(sentence, vector);
      this.#known.set(sentence, vector);
    }
    return vectors;
  }
}
