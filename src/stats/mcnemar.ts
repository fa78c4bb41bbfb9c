import { sum } from 'd3-array';
import { binomialProbabilities } from './binomial';

/**
 * McNemar's exact test (McNemar 1947; the binomial form) of two classifiers on the same examples:
 * how probable a split of the discordant examples at least this uneven is, were both equally good.
 *
 * @param onlyFirst examples that only the first answered right
 * @param onlySecond examples that only the second answered right
 * @returns the two-sided p-value in [0, 1]; 1 without discordant examples
 * @throws RangeError unless both are integers from 0
 */
export function mcnemarExact(onlyFirst: number, onlySecond: number): number {
  for (const count of [onlyFirst, onlySecond]) {
    if (!(Number.isSafeInteger(count) && count >= 0)) {
      throw new RangeError(`mcnemarExact: ${count}; expected a number of examples, from 0`);
    }
  }
  const rarer = Math.min(onlyFirst, onlySecond);
  const tail = binomialProbabilities(onlyFirst + onlySecond, 0.5).subarray(0, rarer + 1);
  return Math.min(1, 2 * sum(tail));
}
