import { createHash } from 'node:crypto';
import type { RunParams, Sweep } from './experiment';

/** One run of a sweep: its parameters and the seed that follows from them. */
export interface SweepPoint<P extends RunParams> {
  readonly params: P;
  readonly seed: number;
}

/**
 * The cartesian product in a stable order: the last parameter varies fastest. A point keeps its
 * seed when values are added elsewhere in the sweep.
 */
export function sweepPoints<P extends RunParams>(sweep: Sweep<P>, seed: number): SweepPoint<P>[] {
  const points = Object.entries<readonly P[keyof P][]>(sweep).reduce<Partial<P>[]>(
    (found, [name, values]) =>
      found.flatMap((point) => values.map((value) => ({ ...point, [name]: value }))),
    [{}],
  );
  return points.map((point) => {
    // Every parameter has been added by now.
    const params = point as P;
    return { params, seed: derivedSeed(seed, params) };
  });
}

/** 32 bits of SHA-256 over the experiment's seed and the point, whatever the order of its names. */
function derivedSeed(seed: number, params: RunParams): number {
  const named = Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1));
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, named]))
    .digest();
  return digest.readUInt32BE(0);
}
