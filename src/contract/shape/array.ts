import { visit } from './place';
import { scalar } from './scalar';
import type { Shape } from './shape';

/** An array of `items`, with bounds on their number. */
export function array(
  items: Shape,
  bounds: { readonly minItems?: number; readonly maxItems?: number } = {},
): Shape & { readonly items: Shape } {
  const itself = scalar({ type: 'array', ...bounds });
  return {
    ...itself,
    items,
    accepts(value, closed) {
      if (!itself.accepts(value, closed)) return false;
      for (const item of value as unknown[]) if (!items.accepts(item, closed)) return false;
      return true;
    },
    report(at) {
      if (!itself.accepts(at.value, at.closed)) return itself.report(at);
      for (const [index, item] of (at.value as unknown[]).entries()) {
        visit(at, index, item, items, '/items');
      }
    },
  };
}
