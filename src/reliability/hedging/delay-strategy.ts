import type { HedgingPolicy } from '../../contract';
import { createAdaptiveDelay } from './adaptive-delay';
import { createExponentialBackoffDelay } from './exponential-backoff-delay';
import { createFixedDelay } from './fixed-delay';
import { createPercentileDelay } from './percentile-delay';
import { createWorkloadAwareDelay } from './workload-aware-delay';

/** What a call that could be hedged tells about the primary's latency. */
interface DelayObservation {
  /**
   * The primary's latency when it answered, otherwise the time that it had run, at least the delay.
   * A failure before the delay is not observed: fast failures would pull the delay down.
   */
  readonly latency_ms: number;
  /** Whether the delay passed before the primary answered. */
  readonly late: boolean;
  /** The call's size, as given. */
  readonly size: number | undefined;
}

/** How long to wait for an attempt before the next is sent. */
export interface DelayStrategy {
  /**
   * Milliseconds from the latest attempt to hedge number `hedge`, the first being 0. Infinity:
   * never by delay; null: not known yet.
   */
  delay(hedge: number, size: number | undefined): number | null;
  observe(observation: DelayObservation): void;
}

/** The strategy of a complete policy; its state is its own. */
export function createDelayStrategy(policy: HedgingPolicy): DelayStrategy {
  switch (policy.strategy) {
    case 'fixed':
      return createFixedDelay(policy);
    case 'percentile':
      return createPercentileDelay(policy);
    case 'adaptive':
      return createAdaptiveDelay(policy);
    case 'workload_aware':
      return createWorkloadAwareDelay(policy);
    case 'exponential_backoff':
      return createExponentialBackoffDelay(policy);
  }
}
