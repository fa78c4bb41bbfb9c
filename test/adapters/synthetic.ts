import type { DenseLayer } from '../../src/adapters/encoder/encoder';
import { encodeText, type FloatArray } from '../../src/adapters/lora/lora-layer';
import { LEXICAL_FEATURES } from '../../src/adapters/lora/lexical-features';
import type { RankerBase } from '../../src/adapters/lora/ranker';
import type { RankingTarget } from '../../src/adapters/lora/ranker-gradient';
import { seededRandom, type SeededRandom } from '../../src/stats';

/** A small frozen layer, so that tests need no encoder. */
export function syntheticBase(size: number, seed = 1): RankerBase {
  const random = seededRandom(seed);
  const layer: DenseLayer = {
    weight: normals(random, size * size, 1 / Math.sqrt(size)),
    bias: normals(random, size, 0.1),
  };
  return { name: 'synthetic', layer };
}

/** Questions whose right candidate shares a few dimensions with them, hidden under louder noise. */
export function syntheticTargets(base: RankerBase, count: number, seed = 2): RankingTarget[] {
  const random = seededRandom(seed);
  const size = base.layer.bias.length;
  const text = (signal: FloatArray) =>
    encodeText(
      base.layer,
      normals(random, size, 1).map((noise, i) =>
        i < signal.length ? (signal[i] ?? 0) : noise * 2,
      ),
    );
  return Array.from({ length: count }, (_, n) => {
    const signal = normals(random, 4, 1);
    const gold = n % 5;
    return {
      query: text(signal),
      candidates: Array.from({ length: 5 }, (_, c) =>
        text(c === gold ? signal : normals(random, 4, 1)),
      ),
      lexical: Array.from({ length: 5 }, () => normals(random, LEXICAL_FEATURES.length, 1)),
      gold: [gold],
    };
  });
}

export function normals(random: SeededRandom, length: number, spread: number): Float32Array {
  return Float32Array.from({ length }, () => random.normal() * spread);
}
