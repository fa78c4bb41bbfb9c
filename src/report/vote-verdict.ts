import type { EnsembleReport, ReportMetric } from '../contract';
import { formatNumber } from '../wording';
import { findMetric } from './find-metric';

/** A p-value below this is said to show a difference. */
export const SIGNIFICANCE = 0.05;

/**
 * One sentence of plain text: did the vote help against its best member, by McNemar's exact test?
 * Null when no example has a gold answer.
 */
export function voteVerdict(
  { ensemble_id, split, best_member, changed_outcomes }: EnsembleReport,
  metrics: readonly ReportMetric[],
): string | null {
  const p = findMetric(metrics, 'mcnemar_p_value', ensemble_id, split)?.value ?? null;
  if (best_member === null || p === null) return null;
  const count = (kind: string) => changed_outcomes.filter(({ change }) => change === kind).length;
  const [won, lost] = [count('wrong_to_right'), count('right_to_wrong')];
  const verdict =
    p >= SIGNIFICANCE
      ? `no difference to its best member ${best_member} is shown`
      : `the vote ${won > lost ? 'helped' : 'hurt'} against its best member ${best_member}`;
  return `The vote put ${won} right that ${best_member} had wrong, and ${lost} wrong that it had right: ${verdict} (McNemar's exact test, p = ${formatNumber(p)}).`;
}
