import type { HedgingPolicy } from '../../contract';
import { checkPolicy } from './check-policy';

/**
 * A policy with only what differs from the defaults; a complete one from a document is one too.
 *
 * `fixed` and `exponential_backoff` need `delay_ms`: 0 sends all attempts at once, Infinity (null
 * in documents, which have finite numbers only) sends one only when another failed.
 */
export type HedgingOptions = Pick<HedgingPolicy, 'strategy'> &
  Partial<Omit<HedgingPolicy, 'strategy'>>;

/** Policies with a name of their own, to spread into options. */
export const HEDGING_PRESETS = {
  /** Hedges the slowest quarter: for tails so heavy that 25 % more requests are worth it. */
  percentile_75: { strategy: 'percentile', percentile: 75 },
} as const satisfies Record<string, HedgingOptions>;

const NOT_ESTIMATED = {
  percentile: null,
  delay_ms: null,
  window: null,
  warm_up: 0,
  min_delay_ms: 0,
  multiplier: null,
  target_hedge_rate: null,
};
/** The floor is Finagle's: below 1 ms a timer says more about the caller than about the server. */
const ESTIMATED = { ...NOT_ESTIMATED, warm_up: 20, min_delay_ms: 1 };
const OF_A_WINDOW = { ...ESTIMATED, percentile: 95, window: 1000 };

const STRATEGY_DEFAULTS = {
  fixed: NOT_ESTIMATED,
  percentile: OF_A_WINDOW,
  adaptive: { ...ESTIMATED, target_hedge_rate: 0.05 },
  workload_aware: OF_A_WINDOW,
  exponential_backoff: { ...NOT_ESTIMATED, multiplier: 2 },
} as const satisfies Record<HedgingPolicy['strategy'], Partial<HedgingPolicy>>;

/**
 * Completes a policy. Defaults of all strategies: `max_hedges` 1, `budget` 0.1 with a
 * `budget_burst` of 10 hedges, no deadline. Percentile and workload_aware: p95 of the last 1000
 * latencies (at most 1,000,000), at least 1 ms, after 20 latencies (or as many as the window holds).
 * Adaptive: a `target_hedge_rate` of 0.05, at least 1 ms, from the matching percentile of the first 20 latencies, or at once from `delay_ms` when
 * that is given. Exponential_backoff: `multiplier` 2, which takes effect from `max_hedges` 2 on.
 *
 * @throws RangeError when a field is out of range, or is none of the strategy's
 */
export function hedgingPolicy(options: HedgingOptions): HedgingPolicy {
  checkPolicy(options);
  const defaults = STRATEGY_DEFAULTS[options.strategy];
  const startsKnown = typeof options.delay_ms === 'number';
  const policy = {
    ...defaults,
    warm_up: startsKnown ? 0 : Math.min(defaults.warm_up, options.window ?? Infinity),
    max_hedges: 1,
    budget: 0.1,
    budget_burst: options.budget === null ? null : 10,
    deadline_ms: null,
    ...options,
  };
  return policy.delay_ms === Infinity ? { ...policy, delay_ms: null } : policy;
}
