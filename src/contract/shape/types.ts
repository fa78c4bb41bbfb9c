import { tell, type Place } from './place';
import { kindOf } from './words';

/** Type names of JSON Schema. */
export type Types = readonly (
  'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null'
)[];

export const OBJECT: Types = ['object'];
export const ARRAY: Types = ['array'];

/** Whether a value is of none of the types, which is told. */
export function isOther(value: unknown, types: Types, at: Place | undefined): boolean {
  const kind = kindOf(value) as Types[number];
  // NaN is no number, nor is what JSON has for 1e999.
  const isOne =
    kind === 'number'
      ? Number.isFinite(value) &&
        (types.includes(kind) || (Number.isInteger(value) && types.includes('integer')))
      : types.includes(kind);
  return !isOne && tell(value, at, 'type', `be of type ${types.join(' or ')}`);
}
