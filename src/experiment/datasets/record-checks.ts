import type { JsonObject, JsonValue } from '../../artifacts';
import type { DatasetRecord } from './dataset-record';

/** Reads a member, or throws that it is not what it should be. */
export type Check<T> = (record: DatasetRecord, pointer: string, value: JsonValue | undefined) => T;

export const text: Check<string> = (record, pointer, value) => {
  if (typeof value !== 'string') throw record.wrong(pointer, 'a string', value);
  return value;
};

export const count: Check<number> = (record, pointer, value) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw record.wrong(pointer, 'a whole number from 0', value);
  return value;
};

export const object: Check<JsonObject> = (record, pointer, value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw record.wrong(pointer, 'an object', value);
  return value;
};

export function listOf<T>(item: Check<T>): Check<T[]> {
  return (record, pointer, value) => {
    if (!Array.isArray(value)) throw record.wrong(pointer, 'an array', value);
    return value.map((entry, i) => item(record, `${pointer}/${i}`, entry));
  };
}
