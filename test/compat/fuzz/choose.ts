import { seededRandom } from '../../../src/stats';

/** Choices that follow from a seed alone. */
export interface Choose {
  /** A whole number from 0 up to, not including, `end`. */
  readonly below: (end: number) => number;
  readonly chance: (share: number) => boolean;
  readonly from: <T>(items: readonly T[]) => T;
  /** Up to `most` items, made one after the other. */
  readonly several: <T>(most: number, make: () => T) => T[];
}

export function choose(seed: number): Choose {
  const random = seededRandom(seed);
  const below = (end: number) => random.below(end);
  return {
    below,
    chance: (share) => random.uniform() < share,
    from<T>(items: readonly T[]): T {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('nothing to choose from');
      return item;
    },
    several: (most, make) => Array.from({ length: below(most + 1) }, make),
  };
}
