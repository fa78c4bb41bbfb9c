import { visit, type Problems } from './place';
import { isOutside } from './scalar';
import type { Shape } from './shape';
import { ARRAY, isOther } from './types';

/** A shape that is an array of others. */
export type ArrayShape = Shape & { readonly items: Shape };

/** An array of `items`. */
export function array(items: Shape): ArrayShape {
  const check = (value: unknown, problems: Problems, closed: boolean): void => {
    if (isOther(value, ARRAY, problems)) return;
    // Holes are items too.
    const all = value as unknown[];
    for (let index = 0; index < all.length; index++)
      visit(items, all[index], problems, closed, index, '/items');
  };
  return Object.assign(check, { items });
}

/** An array with bounds on the number of its items. */
export function bounded(
  shape: ArrayShape,
  min = -Infinity,
  max = Infinity,
): ArrayShape & { readonly min: number; readonly max: number } {
  const check = (value: unknown, problems: Problems, closed: boolean): void => {
    const found = Array.isArray(value) ? value.length : min;
    if (!isOutside(value, problems, found, min, max, 'Items', ' items'))
      shape(value, problems, closed);
  };
  return Object.assign(check, { ...shape, min, max });
}
