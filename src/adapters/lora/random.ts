import { randomNormal } from 'd3-random';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Random numbers that depend on the seed alone. */
export interface SeededRandom {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** A permuted copy (Fisher-Yates). */
  shuffled<T>(items: readonly T[]): T[];
}

export function seededRandom(seed: number): SeededRandom {
  const generator = xoroshiro128plus(seed);
  const uniform = () => uniformFloat64(generator);
  return {
    uniform,
    normal: randomNormal.source(uniform)(0, 1),
    shuffled(items) {
      const keyed = [...items];
      for (let last = keyed.length - 1; last > 0; last--) {
        const other = uniformInt(generator, 0, last);
        const tail = keyed.splice(last, 1, ...keyed.slice(other, other + 1));
        keyed.splice(other, 1, ...tail);
      }
      return keyed;
    },
  };
}
