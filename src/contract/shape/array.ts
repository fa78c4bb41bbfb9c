import { visit, type Place } from './place';
import { isOutside } from './scalar';
import type { Shape } from './shape';
import { ARRAY, isOther } from './types';

/** An array of `items`, with bounds on their number. */
export function array(
  items: Shape,
  min = -Infinity,
  max = Infinity,
): Shape & { readonly items: Shape; readonly min: number; readonly max: number } {
  const check = (value: unknown, closed: boolean, at?: Place): boolean => {
    if (isOther(value, ARRAY, at)) return true;
    // Holes are items too.
    const all = value as unknown[];
    if (isOutside(value, at, all.length, min, max, 'Items', ' items')) return true;
    for (let index = 0; index < all.length; index++)
      if (visit(items, all[index], closed, at, index, '/items') && !at) return true;
    return false;
  };
  return Object.assign(check, { items, min, max });
}
