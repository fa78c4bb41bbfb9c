import { tell, type Problems } from './place';
import { kindOf } from './words';

/** Type names of JSON Schema. */
export type Types = readonly (
  'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null'
)[];

export const OBJECT: Types = ['object'];
export const ARRAY: Types = ['array'];

/** Whether a value is of none of the types, which is told. */
export function isOther(value: unknown, types: Types, problems: Problems): boolean {
  // NaN is no number, nor is what JSON has for 1e999.
  const isOne =
    typeof value === 'number'
      ? types.includes('integer')
        ? Number.isInteger(value)
        : Number.isFinite(value) && types.includes('number')
      : types.includes(kindOf(value) as Types[number]);
  return !isOne && tell(value, problems, 'type', `be of type ${types.join(' or ')}`);
}
