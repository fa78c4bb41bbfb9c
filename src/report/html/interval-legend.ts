import type { Interval } from '../../contract';
import { intervalLegend as sentences } from '../interval-text';
import { markup, type Markup } from './markup';

/** What the parentheses of a section's tables are; nothing where there are none. */
export function intervalLegend(intervals: readonly (Interval | undefined)[]): Markup[] {
  return sentences(intervals).map((sentence) => markup`<p class="legend">${sentence}</p>`);
}
