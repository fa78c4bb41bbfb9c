import type { Interval } from '../contract';
import { CONFIDENCE_LEVEL, NORMAL_QUANTILE } from './confidence-level';

/**
 * Wilson's score interval (1927) of a share of independent examples, at level 0.95. Unlike a
 * bootstrap it keeps its width when every example succeeds, or none.
 *
 * @throws RangeError unless 0 <= successes <= n and n > 0
 */
export function wilsonInterval(successes: number, n: number): Interval {
  if (!(n > 0 && successes >= 0 && successes <= n)) {
    throw new RangeError(
      `wilsonInterval: ${successes} of ${n}; expected 0 <= successes <= n, and n > 0`,
    );
  }
  const share = successes / n;
  const z2 = NORMAL_QUANTILE ** 2 / n;
  const centre = (share + z2 / 2) / (1 + z2);
  const half = Math.sqrt(z2 * (share * (1 - share) + z2 / 4)) / (1 + z2);
  return {
    // The ends are exact there, and rounding must not leave the share outside its interval.
    low: successes === 0 ? 0 : centre - half,
    high: successes === n ? 1 : centre + half,
    level: CONFIDENCE_LEVEL,
    method: 'wilson',
  };
}
