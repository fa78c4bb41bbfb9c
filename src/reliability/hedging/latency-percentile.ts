import type { HedgingPolicy } from '../../contract';
import { createSlidingWindow } from './sliding-window';

/** A percentile of recent latencies that keeps silent until it knows enough of them. */
export interface LatencyPercentile {
  /** In milliseconds, at least the policy's floor; null while warming up. */
  value(): number | null;
  add(latency_ms: number): void;
}

export type LatencyPercentileOptions = Pick<
  HedgingPolicy,
  'percentile' | 'window' | 'warm_up' | 'min_delay_ms'
>;

export function createLatencyPercentile({
  percentile,
  window,
  warm_up,
  min_delay_ms,
}: LatencyPercentileOptions): LatencyPercentile {
  if (percentile === null || window === null) {
    throw new RangeError('hedging policy: percentile or window is null; expected a number');
  }
  const latencies = createSlidingWindow(window);
  return {
    value() {
      const value = latencies.size < warm_up ? null : latencies.percentile(percentile);
      return value === null ? null : Math.max(min_delay_ms, value);
    },
    add: (latency_ms) => latencies.add(latency_ms),
  };
}
