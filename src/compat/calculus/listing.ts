import { canonical, type Json } from '../json';
import type { NodeOf } from './node';
import { typeOf } from './types';

/** Listed values, without repetitions. */
export type Listing = Omit<NodeOf<'values'>, 'id'>;

/** Lists longer than this are named by a hash: sorting their texts would take longer than all else. */
const LONG = 64;

export function listing(values: readonly Json[]): Listing {
  const byKey = new Map<string, Json>();
  let mask = 0;
  for (const value of values) {
    mask |= typeOf(value);
    byKey.set(canonical(value), value);
  }
  return { kind: 'values', values: byKey, mask };
}

/** A text that listings of the same values share; long ones of other values may share it too. */
export function nameOf({ values }: Listing): string {
  if (values.size <= LONG) return [...values.keys()].sort().join();
  let sum = 0;
  for (const key of values.keys()) sum = (sum + hash(key)) >>> 0;
  return `${values.size} values with the hash ${sum}`;
}

export function isSame(one: Listing, other: Listing): boolean {
  if (one.values.size !== other.values.size) return false;
  for (const key of one.values.keys()) if (!other.values.has(key)) return false;
  return true;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
