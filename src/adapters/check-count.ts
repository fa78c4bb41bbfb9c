/**
 * An option that counts something.
 *
 * @throws RangeError unless it is a whole number from `least`
 */
export function checkCount(option: string, value: number, least: number): number {
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new RangeError(`${option} is ${value}; expected a whole number from ${least}`);
}
