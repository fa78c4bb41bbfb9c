import { max, min } from 'd3-array';

type Scale =
  | { readonly type: 'log'; readonly nice: boolean }
  | { readonly type: 'linear'; readonly zero: boolean };

/** Beyond two decades a linear axis would press most values onto its foot. */
const MAX_LINEAR_RATIO = 100;

/** The scale that shows all values: logarithmic where they span more than two decades. */
export function valueScale(values: readonly number[]): Scale {
  const [low, high] = [min(values), max(values)];
  return low !== undefined && high !== undefined && low > 0 && high / low > MAX_LINEAR_RATIO
    ? { type: 'log', nice: false }
    : { type: 'linear', zero: false };
}
