import { quantile } from 'd3-array';

/**
 * The value below which the share `p` of `values` lies: type 7, linear interpolation between order
 * statistics (Hyndman & Fan 1996), the default of NumPy and R.
 *
 * @param values in any order and any unit; the result has the same unit
 * @param p a fraction in [0, 1]: 0.95 is the 95th percentile
 * @returns null when there are no values
 * @throws RangeError when p is outside [0, 1] or a value is not a number
 */
export function percentile(values: ArrayLike<number>, p: number): number | null {
  if (!(p >= 0 && p <= 1)) {
    throw new RangeError(
      `percentile: p is ${p}; expected a fraction in [0, 1], such as 0.95 for the 95th percentile`,
    );
  }
  const numbers = Float64Array.from(values);
  // d3 leaves NaN out, which would hide a broken measurement.
  const broken = numbers.findIndex(Number.isNaN);
  if (broken !== -1) throw new RangeError(`percentile: value ${broken} is not a number`);
  return quantile(numbers, p) ?? null;
}
