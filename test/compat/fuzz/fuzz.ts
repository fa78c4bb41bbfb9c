import { decideContainment, type Containment } from '../../../src/compat/containment';
import type { Json, JsonObject } from '../../../src/compat/json';
import { attack } from './attack';
import { randomPair, sourceOf } from './random-pair';

/** A pair of schemas called compatible, and a document that refutes it. */
interface Refutation {
  readonly seed: number;
  readonly pair: readonly [JsonObject, JsonObject];
  readonly witness: Json;
}

/** Verdicts counted, and what is wrong with them. */
export interface FuzzReport {
  readonly count: Record<Containment['verdict'], number>;
  readonly refutations: readonly Refutation[];
  readonly undecided: readonly { readonly seed: number; readonly reason: string }[];
}

/** The verdict on a pair. */
export function decide([sub, sup]: readonly [JsonObject, JsonObject]): Containment {
  return decideContainment(sourceOf(sub), sourceOf(sup), { budget: {}, formats: new Map() });
}

/** Decides the pairs of consecutive seeds, and attacks every one that is called compatible. */
export function fuzz(first: number, pairs: number): FuzzReport {
  const count = { contained: 0, broken: 0, undecided: 0 };
  const refutations: Refutation[] = [];
  const undecided: { seed: number; reason: string }[] = [];
  for (let seed = first; seed < first + pairs; seed++) {
    const pair = randomPair(seed);
    const decision = decide(pair);
    count[decision.verdict]++;
    if (decision.verdict === 'undecided') undecided.push({ seed, reason: decision.reason });
    if (decision.verdict !== 'contained') continue;
    const witness = attack(...pair, seed);
    if (witness !== undefined) refutations.push({ seed, pair, witness });
  }
  return { count, refutations, undecided };
}
