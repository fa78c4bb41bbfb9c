import type { ReportMetric } from '../contract';

/** A metric in a sentence: `accuracy of lora on dev`. */
export function metricName({
  name,
  adapter_id,
  split,
}: Pick<ReportMetric, 'name' | 'adapter_id' | 'split'>): string {
  const of = adapter_id === null ? '' : ` of ${adapter_id}`;
  return `${name}${of}${split === null ? '' : ` on ${split}`}`;
}
