import type { Format } from '../../../generated/formats';
import { tell, type Place } from './place';
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
  const check = (value: unknown, _closed: boolean, at?: Place): boolean => {
    if (isOther(value, types, at)) return true;
    if (typeof value === 'number') return isOutside(value, at, value, min, max, 'imum', '');
    if (typeof value !== 'string') return false;
    // A character is one unit or two.
    const units = value.length;
    const length = units > max || units < 2 * min ? characters(value) : units;
    if (isOutside(value, at, length, min, max, 'Length', ' characters')) return true;
    if (pattern && !pattern.test(value))
      return tell(value, at, 'pattern', `match ${pattern.source}`);
    if (!format || format.test(value)) return false;
    return tell(value, at, 'format', `be a ${format.name} such as ${format.example}`);
  };
  // Without a pattern, P is undefined.
  return Object.assign(check, { types, min, max, pattern: pattern as P, format });
}

/** Whether a number, or how much there is of something, is not within its bounds, which is told. */
export function isOutside(
  value: unknown,
  at: Place | undefined,
  found: number,
  min: number,
  max: number,
  keyword: string,
  unit: string,
): boolean {
  if (found < min) return tell(value, at, `min${keyword}`, `be at least ${min}${unit}`);
  return found > max && tell(value, at, `max${keyword}`, `be at most ${max}${unit}`);
}

/** Number of characters (code points) of a text. */
function characters(text: string): number {
  return text.replace(/[\u{10000}-\u{10ffff}]/gu, '_').length;
}
