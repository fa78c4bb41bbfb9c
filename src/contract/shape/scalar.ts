import type { Format } from '../../../generated/formats';
import { tell, type Problems } from './place';
import type { Shape } from './shape';
import { isOther, type Types } from './types';

/** Types, and bounds of a number or of the characters of a text. */
export interface Scalar<P = RegExp | undefined> extends Shape {
  readonly types: Types;
  readonly min: number;
  readonly max: number;
  readonly pattern: P;
  readonly format: Format | undefined;
}

/** A value that is not looked into. */
export function scalar<P extends RegExp | undefined = undefined>(
  types: Types,
  min = -Infinity,
  max = Infinity,
  pattern?: P,
  format?: Format,
): Scalar<P> {
  const check = (value: unknown, problems: Problems): void => {
    if (isOther(value, types, problems)) return;
    if (typeof value === 'number') isOutside(value, problems, value, min, max, 'imum', '');
    if (typeof value !== 'string') return;
    // A character is one unit or two.
    const units = value.length;
    const length =
      units > max || units < 2 * min ? value.replace(/[^\0-\uffff]/gu, '_').length : units;
    if (isOutside(value, problems, length, min, max, 'Length', ' characters')) return;
    if (pattern && !pattern.test(value))
      tell(value, problems, 'pattern', `match ${pattern.source}`);
    else if (format && !format.test(value))
      tell(value, problems, 'format', `be a ${format.name} such as ${format.example}`);
  };
  // Without a pattern, P is undefined.
  return Object.assign(check, { types, min, max, pattern: pattern as P, format });
}

/** Whether a number, or how much there is of something, is not within its bounds, which is told. */
export function isOutside(
  value: unknown,
  problems: Problems,
  found: number,
  min: number,
  max: number,
  keyword: string,
  unit: string,
): boolean {
  if (found < min) return tell(value, problems, `min${keyword}`, `be at least ${min}${unit}`);
  return found > max && tell(value, problems, `max${keyword}`, `be at most ${max}${unit}`);
}
