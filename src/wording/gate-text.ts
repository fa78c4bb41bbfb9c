import type { Comparator, QualityResult } from '../contract';
import { formatBeside } from './format-number';
import { metricName } from './metric-name';

const BOUND: Readonly<Record<Comparator, string>> = { gte: 'at least', lte: 'at most' };

/** What a gate demands: `at least 0.9`; the threshold is never rounded. */
export function demandOf({
  comparator,
  threshold,
}: Pick<QualityResult, 'comparator' | 'threshold'>): string {
  return `${BOUND[comparator]} ${threshold}`;
}

/** What a gate found: `0.850`, or that there was nothing to read. */
export function foundBy({ value, threshold }: Pick<QualityResult, 'value' | 'threshold'>): string {
  return value === null ? 'not measured' : formatBeside(value, threshold);
}

/** Which gate: `accuracy of lora on dev`. */
export function gateName({
  metric,
  adapter_id,
  split,
}: Pick<QualityResult, 'metric' | 'adapter_id' | 'split'>): string {
  return metricName({ name: metric, adapter_id: adapter_id ?? null, split: split ?? null });
}
