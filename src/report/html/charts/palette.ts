/**
 * Colours of curves and points, as custom properties that the page sets for paper and for dark
 * screens: the palette of Okabe & Ito (2008), which people with any colour vision tell apart.
 */
export const COLORS = [1, 2, 3, 4, 5, 6].map((n) => `var(--color-${n})`);

/** What tells curves apart where there is no colour: lengths of dashes and gaps in pixels. */
export const DASHES = [
  [1, 0],
  [7, 4],
  [2, 3],
  [10, 3, 2, 3],
  [4, 2],
  [1, 5],
];

export const SHAPES = [
  'circle',
  'square',
  'triangle-up',
  'diamond',
  'cross',
  'triangle-down',
] as const;

/** The colours of the arms of a latency measurement. */
export const ARM_COLORS = { unhedged: 'var(--color-2)', hedged: 'var(--color-1)' } as const;
