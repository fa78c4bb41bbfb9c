import type { DelayStrategy } from './delay-strategy';
import { createLatencyPercentile, type LatencyPercentileOptions } from './latency-percentile';

/**
 * A percentile of recent latencies: p95 hedges about one call in twenty, whatever the server's
 * speed (Dean & Barroso 2013, "hedged requests"). A primary that was aborted counts with the time
 * it had run: that is above the delay, as its true latency is, so that hedging does not hide the
 * slow calls that it cuts short.
 */
export function createPercentileDelay(policy: LatencyPercentileOptions): DelayStrategy {
  const latencies = createLatencyPercentile(policy);
  return {
    delay: () => latencies.value(),
    observe: ({ latency_ms }) => latencies.add(latency_ms),
  };
}
