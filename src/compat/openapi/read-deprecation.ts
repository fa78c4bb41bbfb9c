import type { Deprecation } from './model';
import { flagAt, memberOf, type Node } from './node';

/** `deprecated` and `x-sunset` of an operation, a parameter or a schema. */
export function readDeprecation(node: Node): Deprecation {
  return { deprecated: flagAt(node, 'deprecated'), sunset: textAt(node, 'x-sunset') };
}

/** What a member holds, as text: a wrong form is for a rule to find, not an end to the comparison. */
export function textAt(node: Node, key: string): string | undefined {
  const value = memberOf(node, key)?.value;
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
