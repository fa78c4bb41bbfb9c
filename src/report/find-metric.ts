import type { ReportMetric } from '../contract';

/** The metric of that name, adapter (null: of the run) and split (null: of the whole run). */
export function findMetric(
  metrics: readonly ReportMetric[],
  name: string,
  adapter_id: string | null,
  split: string | null,
): ReportMetric | undefined {
  return metrics.find((m) => m.name === name && m.adapter_id === adapter_id && m.split === split);
}
