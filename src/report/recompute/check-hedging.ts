import type { UnplacedProblem } from '../../artifacts';
import type { HedgingMetrics } from '../../contract';
import { hedgingNumbers } from '../../stats';
import { differences } from './differences';
import { numberProblem } from './number-problem';

/** Computes every number of hedging_metrics.json again from its calls. */
export function checkHedging(metrics: HedgingMetrics): UnplacedProblem[] {
  const { percentiles, hedge_rate, win_rate, added_load, within_target } = metrics;
  const found = { percentiles, hedge_rate, win_rate, added_load, within_target };
  const expected = hedgingNumbers(metrics.calls, metrics.target_ms);
  return [...differences(expected, found)].map((difference) =>
    numberProblem(
      'hedging-number',
      `${difference.pointer} does not follow from the calls`,
      difference,
      'compute it from the calls, as docs/metrics.md defines it',
    ),
  );
}
