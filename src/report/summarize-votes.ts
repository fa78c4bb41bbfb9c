import type { EnsembleReport, ReportMetric } from '../contract';
import { formatNumber } from './format-number';

/** Below this a difference between the vote and its best member is called shown. */
const SIGNIFICANCE = 0.05;

/** Says plainly whether a vote helped: against its best member, by McNemar's exact test. */
export function summarizeVotes(
  { ensemble_id, split, best_member, num_examples, changed_outcomes }: EnsembleReport,
  metrics: readonly ReportMetric[],
): string {
  const valueOf = (name: string) =>
    metrics.find((m) => m.name === name && m.split === split && m.adapter_id === ensemble_id)
      ?.value;
  const inWords = (name: string) => {
    const value = valueOf(name);
    return value === undefined || value === null ? 'undefined' : formatNumber(value);
  };
  const voted = `On ${split}, ${ensemble_id} voted on ${num_examples} examples: agreement rate ${inWords('agreement_rate')}, tie rate ${inWords('tie_rate')}.`;
  const p = valueOf('mcnemar_p_value');
  if (best_member === null || p === undefined || p === null) return voted;
  const count = (kind: string) => changed_outcomes.filter(({ change }) => change === kind).length;
  const [won, lost] = [count('wrong_to_right'), count('right_to_wrong')];
  const verdict =
    p >= SIGNIFICANCE
      ? `no difference to its best member ${best_member} is shown`
      : `the vote ${won > lost ? 'helped' : 'hurt'} against its best member ${best_member}`;
  return `${voted} It put ${won} right that ${best_member} had wrong, and ${lost} wrong that it had right: ${verdict} (McNemar's exact test, p = ${formatNumber(p)}).`;
}
