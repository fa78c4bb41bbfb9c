import type { Comparator, QualityResult } from '../contract';
import { formatBeside } from './format-number';

const BOUND: Readonly<Record<Comparator, string>> = { gte: 'at least', lte: 'at most' };

/** What a gate demands: `at least 0.9`; the threshold is never rounded. */
export function demandOf({ comparator, threshold }: QualityResult): string {
  return `${BOUND[comparator]} ${threshold}`;
}

/** What a gate found: `0.850`, or that there was nothing to read. */
export function foundBy({ value, threshold }: QualityResult): string {
  return value === null ? 'not measured' : formatBeside(value, threshold);
}
