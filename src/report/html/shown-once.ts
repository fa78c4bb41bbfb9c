import type { Report, ReportComparison, ReportMetric } from '../../contract';

/** Where each number of a report is shown: beside what explains it, and only there. */
export interface ShownOnce {
  /** What only ensembles have, such as how often their members agree. */
  readonly votes: ReportMetric[];
  /** Of the arms of the latency measurement. */
  readonly armMetrics: ReportMetric[];
  readonly armComparisons: ReportComparison[];
  /** All others. */
  readonly metrics: ReportMetric[];
  readonly comparisons: ReportComparison[];
}

export function shownOnce({ metrics, comparisons, ensembles, latency }: Report): ShownOnce {
  const arms = new Set<string | null>(latency?.arms.map(({ arm }) => arm));
  const isOfArm = ({ adapter_id, split }: ReportMetric) => split === null && arms.has(adapter_id);
  const isOfEnsemble = ({ adapter_id, split }: ReportMetric) =>
    ensembles.some((e) => e.ensemble_id === adapter_id && e.split === split);
  const ofOthers = new Set(
    metrics.filter((metric) => !isOfEnsemble(metric)).map(({ name, split }) => `${split} ${name}`),
  );
  const isVote = (metric: ReportMetric) =>
    isOfEnsemble(metric) && !ofOthers.has(`${metric.split} ${metric.name}`);
  const isBetweenArms = ({ baseline, adapter_id, split }: ReportComparison) =>
    split === null && arms.has(baseline) && arms.has(adapter_id);
  return {
    votes: metrics.filter(isVote),
    armMetrics: metrics.filter(isOfArm),
    armComparisons: comparisons.filter(isBetweenArms),
    metrics: metrics.filter((metric) => !isVote(metric) && !isOfArm(metric)),
    comparisons: comparisons.filter((comparison) => !isBetweenArms(comparison)),
  };
}
