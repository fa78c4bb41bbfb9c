/** Whether a value is a whole number, from 0, that a double holds exactly. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/**
 * An option that counts something.
 *
 * @throws RangeError unless it is a whole number from `least`
 */
export function checkCount(option: string, value: number, least: 0 | 1): number {
  if (isCount(value) && value >= least) return value;
  throw new RangeError(`${option} is ${value}; expected a whole number from ${least}`);
}
