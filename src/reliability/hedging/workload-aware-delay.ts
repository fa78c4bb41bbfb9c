import type { DelayStrategy } from './delay-strategy';
import {
  createLatencyPercentile,
  type LatencyPercentile,
  type LatencyPercentileOptions,
} from './latency-percentile';

/**
 * A percentile of the recent latencies of calls of about the same size, so that large requests are
 * not hedged only for being large. Sizes of one class differ by less than a factor of two: [1, 2),
 * [2, 4), [4, 8) and so on, and below 1. While a class is warming up, and for calls without a size,
 * the percentile over all calls stands in. Every class has a window of its own.
 */
export function createWorkloadAwareDelay(policy: LatencyPercentileOptions): DelayStrategy {
  const all = createLatencyPercentile(policy);
  const classes = new Map<number, LatencyPercentile>();

  return {
    delay(_hedge, size) {
      const own = size === undefined ? undefined : classes.get(sizeClass(size));
      return own?.value() ?? all.value();
    },
    observe({ latency_ms, size }) {
      all.add(latency_ms);
      if (size === undefined) return;
      const key = sizeClass(size);
      const own = classes.get(key) ?? createLatencyPercentile(policy);
      own.add(latency_ms);
      classes.set(key, own);
    },
  };
}

function sizeClass(size: number): number {
  return size < 1 ? -1 : Math.floor(Math.log2(size));
}
