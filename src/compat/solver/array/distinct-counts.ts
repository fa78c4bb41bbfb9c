import { holds, negate, type Literal } from '../literal';
import type { Prover } from '../prover';
import type { ArrayFacts, Count } from './array-facts';

/** Values of items counted one by one at most. */
const MAX_VALUES = 6;

/** Values that are too many to be counted one by one, but not all together. */
const MAX_TOGETHER = 12;

/**
 * Where all items differ, there is of each value no more than one. Adds this to the counts for the
 * values that the counts and the items are about, as far as these are few.
 */
export function withDistinctCounts(facts: ArrayFacts, prover: Prover): ArrayFacts {
  const counts = [...facts.counts];
  const single = new Set<Literal>();
  for (const literal of spokenOf(facts)) {
    const { models, complete } = prover.solve([literal], MAX_TOGETHER);
    if (!complete) continue;
    if (single.size + models.length > MAX_VALUES) {
      counts.push({ literal, from: 0, min: 0, max: models.length });
      continue;
    }
    for (const value of models) single.add(holds(prover.universe.values([value])));
  }
  const most = (literal: Literal): Count => ({ literal, from: 0, min: 0, max: 1 });
  return { ...facts, counts: [...counts, ...[...single].map(most)] };
}

/** What is counted, what is not, and what all items are from some index on. */
function spokenOf({ counts, from }: ArrayFacts): Set<Literal> {
  return new Set([
    ...counts.flatMap(({ literal }) => [literal, negate(literal)]),
    ...from.map(({ literal }) => literal),
  ]);
}
