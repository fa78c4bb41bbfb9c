import { quantileSorted } from 'd3-array';

/** A distribution of latencies, in milliseconds; percentiles are of type 7, as in `stats`. */
export interface LatencySummary {
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly p99_ms: number;
  readonly p99_9_ms: number;
  /** The whole curve: element n is the n-th permille, from the least (0) to the greatest (1000). */
  readonly permille_ms: readonly number[];
}

/**
 * Sorts once, for a thousand percentiles.
 *
 * @throws RangeError without latencies
 */
export function latencySummary(latencies: ArrayLike<number>): LatencySummary {
  const sorted = [...Float64Array.from(latencies).sort()];
  const at = (p: number) => {
    const value = quantileSorted(sorted, p);
    if (value === undefined) throw new RangeError('expected at least one latency to summarise');
    return value;
  };
  return {
    p50_ms: at(0.5),
    p95_ms: at(0.95),
    p99_ms: at(0.99),
    p99_9_ms: at(0.999),
    permille_ms: Array.from({ length: 1001 }, (_, permille) => at(permille / 1000)),
  };
}
