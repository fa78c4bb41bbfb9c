import type { SeededRandom } from 'crucible-contracts/runtime';

/** Exponentially distributed with mean 1: the time between events of a Poisson process. */
export function exponential(random: SeededRandom): number {
  return -Math.log(1 - random.uniform());
}
