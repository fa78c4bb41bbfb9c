/**
 * A number for people: three decimals, three significant digits where that would leave none, and
 * whole numbers past 1 (counts) plain.
 */
export function formatNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) > 1) return String(value);
  if (value !== 0 && Math.abs(value) < 0.001) return String(Number(value.toPrecision(3)));
  return value.toFixed(3);
}

/** A difference, always with its sign. */
export function formatDifference(value: number): string {
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value);
}

/** A value beside a bound: in full where rounding would show it on the bound. */
export function formatBeside(value: number, bound: number): string {
  const rounded = formatNumber(value);
  return value !== bound && Number(rounded) === bound ? String(value) : rounded;
}

/** A level of confidence: 0.95 is `95 %`. */
export function percentOf(level: number): string {
  return `${Number((level * 100).toPrecision(6))} %`;
}
