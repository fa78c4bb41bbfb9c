import { max, min } from 'd3-array';

/** A fixed expression of vega: plain numbers where they are short, powers of ten beyond. */
const LABEL =
  "datum.value === 0 || (abs(datum.value) >= 1e-4 && abs(datum.value) < 1e7) ? format(datum.value, ',~r') : format(datum.value, '~e')";

/** Beyond this many decades an axis has no room for steps between powers of ten. */
const MAX_FINE_DECADES = 2;

const MAX_TICKS = 7;

/** The labels of an axis of numbers, and on a logarithmic one its ticks. */
export function numberAxis(scale: 'linear' | 'log', values: readonly number[]) {
  return {
    labelExpr: LABEL,
    ...(scale === 'log' && { values: logTicks(values) }),
  };
}

/** Powers of ten in the range of the values; of a short range twice and five times them as well. */
function logTicks(values: readonly number[]): number[] {
  const [low, high] = [min(values), max(values)];
  if (low === undefined || high === undefined) return [];
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const steps = last - first <= MAX_FINE_DECADES ? [1, 2, 5] : [1];
  const apart = Math.ceil((last - first) / MAX_TICKS);
  return Array.from({ length: Math.floor((last - first) / apart) + 1 }, (_, i) => first + i * apart)
    .flatMap((power) => steps.map((step) => step * 10 ** power))
    .filter((tick) => tick >= low && tick <= high);
}
