import type { ReportComparison } from '../contract';

/** Whether a comparison shows a difference: its interval lies on the difference's side of 0. */
export function excludesZero({
  difference,
  interval,
}: Pick<ReportComparison, 'difference' | 'interval'>): boolean {
  return (difference > 0 && interval.low > 0) || (difference < 0 && interval.high < 0);
}
