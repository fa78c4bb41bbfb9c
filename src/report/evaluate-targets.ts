import type { QualityResult, QualityTarget, ReportMetric } from '../contract';

/**
 * The outcome of every gate, in the order of the targets. A gate reads the one metric of its name,
 * and of its adapter and split where it states them; gte and lte include the threshold. No such
 * metric, several of them, or one whose value is undefined: the value is null and the gate fails.
 */
export function evaluateTargets(
  targets: readonly QualityTarget[],
  metrics: readonly ReportMetric[],
): QualityResult[] {
  return targets.map(({ metric, adapter_id, split, comparator, threshold }) => {
    const read = metrics.filter(
      (candidate) =>
        candidate.name === metric &&
        (adapter_id === undefined || candidate.adapter_id === adapter_id) &&
        (split === undefined || candidate.split === split),
    );
    const value = read.length === 1 ? (read[0]?.value ?? null) : null;
    const passed =
      value !== null && (comparator === 'gte' ? value >= threshold : value <= threshold);
    return {
      metric,
      ...(adapter_id !== undefined && { adapter_id }),
      ...(split !== undefined && { split }),
      comparator,
      threshold,
      value,
      passed,
    };
  });
}
