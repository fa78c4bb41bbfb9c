import type { Interval } from '../contract';
import { percentOf } from '../wording';

const METHODS: Readonly<Record<Interval['method'], string>> = {
  bootstrap_percentile: 'percentile bootstrap over examples (Efron 1979)',
  wilson: "Wilson's score interval (1927)",
  order_statistics: 'order statistics of the sample',
};

/** An interval after its value: `(0.450 to 0.590)`; empty when there is none. */
export function intervalText(
  interval: Interval | undefined,
  format: (value: number) => string,
): string {
  return interval ? ` (${format(interval.low)} to ${format(interval.high)})` : '';
}

/** What the parentheses of a table are, one sentence for all its intervals; none without any. */
export function intervalLegend(intervals: readonly (Interval | undefined)[]): string[] {
  const kinds = intervals.map((i) => i && `${percentOf(i.level)} by ${METHODS[i.method]}`);
  const distinct = [...new Set(kinds)].filter((kind) => kind !== undefined);
  return distinct.length > 0 ? [`In parentheses the interval: ${distinct.join('; ')}.`] : [];
}
