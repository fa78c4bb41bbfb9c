import type { HedgingPolicy } from '../../contract';
import { percentile } from '../../stats';
import type { DelayStrategy } from './delay-strategy';

/** A late call makes the delay 10 % longer; one in time makes it a little shorter. */
const GAIN = 0.1;
/** What is multiplied must not be 0, or it stays there. */
const LEAST_DELAY_MS = 0.001;

type AdaptiveOptions = Pick<
  HedgingPolicy,
  'delay_ms' | 'min_delay_ms' | 'target_hedge_rate' | 'warm_up'
>;

/**
 * Steers the delay so that the share of late calls, those that the delay would hedge, approaches
 * the target: after each call the delay's logarithm moves by `0.1 * (late - target)`, stochastic
 * approximation of a quantile (Robbins & Monro 1951) with a constant gain, which follows a server
 * whose speed changes (Kushner & Yin 2003, chapter 8). Working on the logarithm makes it
 * independent of the unit. Over n calls the share is off by at most |ln(last / first delay)| /
 * 0.1n, whatever the latencies, as long as the delay is above its floor. It needs to know only
 * whether a call was late, not how late, so that aborted primaries do not bias it.
 */
export function createAdaptiveDelay(options: AdaptiveOptions): DelayStrategy {
  const target = options.target_hedge_rate ?? 0;
  const floor = Math.max(options.min_delay_ms, LEAST_DELAY_MS);
  const first: number[] = [];
  let observed = 0;
  let delay = options.delay_ms;

  return {
    delay: () => (observed < options.warm_up || delay === null ? null : Math.max(floor, delay)),
    observe({ latency_ms, late }) {
      observed++;
      if (delay !== null && observed > options.warm_up) {
        delay = Math.max(floor, delay) * Math.exp(GAIN * (Number(late) - target));
        return;
      }
      if (options.delay_ms !== null) return;
      first.push(latency_ms);
      delay = percentile(first, 1 - target);
    },
  };
}
