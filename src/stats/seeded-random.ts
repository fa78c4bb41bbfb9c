import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Random numbers that depend on the seed alone. */
export interface SeededRandom {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Uniform over the integers 0 .. n-1; n is a positive integer. */
  below(n: number): number;
  /** Standard normal. */
  normal(): number;
  /** A permuted copy (Fisher-Yates). */
  shuffled<T>(items: readonly T[]): T[];
}

/**
 * A generator of its own for `seed`; every part of a program makes one, so that none disturbs
 * another (xoroshiro128+, Blackman & Vigna 2018).
 */
export function seededRandom(seed: number): SeededRandom {
  const generator = xoroshiro128plus(seed);
  const uniform = () => uniformFloat64(generator);
  const below = (n: number) => uniformInt(generator, 0, n - 1);
  return {
    uniform,
    below,
    /** Box & Muller 1958; 1 - u keeps the logarithm away from 0. */
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    shuffled(items) {
      const left = [...items];
      // Taking one out at a time needs no swap of possibly missing elements.
      return items.flatMap(() => left.splice(below(left.length), 1));
    },
  };
}
