import { max } from 'd3-array';
import type { Config } from 'vega-lite';
import { CHART_WIDTH } from './chart';
import { COLORS } from './palette';

/** Large enough to be read where the chart shrinks. */
const FONT_SIZE = 14;

/** Width of a character in ems: on average, in the widest of the page's fonts. */
const CHARACTER = 0.62;

/**
 * Without a canvas vega takes every character to be 0.8 em wide. Its limits are given in its own
 * measure.
 */
export const VEGA_PER_PIXEL = 0.8 / CHARACTER;

/** How wide a text of so many characters is, in pixels. */
export function widthOf(characters: number): number {
  return characters * CHARACTER * FONT_SIZE;
}

/** How many labels a legend has beside each other, so that it is no wider than its chart. */
export function legendColumns(labels: readonly string[]): number {
  const longest = max(labels, ({ length }) => length) ?? 0;
  return Math.max(1, Math.floor((0.8 * CHART_WIDTH) / (VEGA_PER_PIXEL * widthOf(longest) + 40)));
}

/** How all charts look. Colours come from the page, so that they follow its light or dark scheme. */
export const THEME: Config = {
  aria: false,
  background: 'transparent',
  font: 'inherit',
  padding: 2,
  view: { stroke: null },
  axis: {
    domainColor: 'var(--axis)',
    gridColor: 'var(--rule)',
    labelColor: 'currentColor',
    labelFlush: false,
    labelFontSize: FONT_SIZE,
    labelLimit: 150,
    tickColor: 'var(--axis)',
    tickCount: 5,
    titleColor: 'currentColor',
    titleFontSize: FONT_SIZE,
    titleFontWeight: 'normal',
  },
  legend: {
    labelColor: 'currentColor',
    labelFontSize: FONT_SIZE,
    labelLimit: 300 * VEGA_PER_PIXEL,
    orient: 'top',
    symbolSize: 110,
    symbolStrokeWidth: 2,
    title: null,
  },
  range: { category: COLORS },
  text: { color: 'currentColor', fontSize: FONT_SIZE },
};
