import type { Interval, ReportComparison, ReportMetric } from '../../contract';
import { excludesZero } from '../excludes-zero';
import { intervalText } from '../interval-text';
import { formatDifference, formatNumber } from '../../wording';
import { markup, type Markup } from './markup';

/** A value as a cell of a table: with its unit, and its interval in parentheses. */
export function valueText({
  value,
  unit,
  interval,
}: Pick<ReportMetric, 'value' | 'unit' | 'interval'>): Markup {
  if (value === null) return markup`<span class="value">undefined</span>`;
  return numberText(value, unit, interval, formatNumber);
}

/** A difference as a cell of a table, marked where it has an interval and that excludes 0. */
export function differenceText({
  difference,
  unit,
  interval,
}: Pick<ReportComparison, 'difference' | 'unit'> & { readonly interval?: Interval }): Markup {
  const text = numberText(difference, unit, interval, formatDifference);
  if (!interval || !excludesZero({ difference, interval })) return text;
  const [mark, word] = difference > 0 ? ['▲', 'higher'] : ['▼', 'lower'];
  return markup`<span class="shown"><span aria-hidden="true">${mark}</span><span class="unseen">${word}:</span> ${text}</span>`;
}

/** What the marks of differences mean. */
export const DIFFERENCE_LEGEND = markup`<p class="legend">▲ higher, ▼ lower: the interval, paired over examples, excludes 0. Without a mark no difference is shown.</p>`;

function numberText(
  value: number,
  unit: string | undefined,
  interval: Interval | undefined,
  format: (value: number) => string,
): Markup {
  const inUnit = unit === undefined ? '' : markup` ${unit}`;
  const ends = interval
    ? markup` <span class="interval">${intervalText(interval, format)}</span>`
    : '';
  return markup`<span class="value">${format(value)}${inUnit}</span>${ends}`;
}
