/** Colours of the palette in app.css: that of Okabe & Ito (2008). */
const COLORS = 6;

/** Lengths of dashes and gaps in pixels: they tell lines apart where colours do not. */
const DASHES: readonly (readonly number[])[] = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 2], [1, 5]];

/** How the line at a place among its like is drawn. */
export function lookOf(place: number): { readonly color: string; readonly dash: number[] } {
  const dash = DASHES[(place + Math.floor(place / COLORS)) % DASHES.length] ?? [];
  return { color: `--color-${(place % COLORS) + 1}`, dash: [...dash] };
}

/** A colour of the page as it is now, light or dark. */
export function colorOf(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
