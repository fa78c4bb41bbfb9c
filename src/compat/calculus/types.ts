/** Types of JSON as bits; a set of types is their sum. Integers are numbers that are multiples of 1. */
const NULL = 1;
const BOOLEAN = 2;
export const NUMBER = 4;
export const STRING = 8;
export const ARRAY = 16;
export const OBJECT = 32;
export const ANY = 63;

export const TYPES = [NULL, BOOLEAN, NUMBER, STRING, ARRAY, OBJECT] as const;

/** One type. */
export type TypeBit = (typeof TYPES)[number];

/** Bits of the types that JSON Schema names, but for integer. */
export const TYPE_NAMES: Readonly<Record<string, TypeBit>> = {
  null: NULL,
  boolean: BOOLEAN,
  number: NUMBER,
  string: STRING,
  array: ARRAY,
  object: OBJECT,
};

export function typeOf(value: unknown): TypeBit {
  if (value === null) return NULL;
  if (Array.isArray(value)) return ARRAY;
  switch (typeof value) {
    case 'boolean':
      return BOOLEAN;
    case 'number':
      return NUMBER;
    case 'string':
      return STRING;
    default:
      return OBJECT;
  }
}
