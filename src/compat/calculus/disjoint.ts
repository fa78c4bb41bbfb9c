import type { Node } from './node';
import { typesOf } from './types-of';
import { ANY, OBJECT } from './types';

/** Alternatives that are compared with each other at most. */
const MAX_COMPARED = 300;

/**
 * Whether no value satisfies two of the nodes, as far as types, listed values and required
 * properties with listed values (discriminators) tell. Exactly one of such nodes is any of them.
 */
export function areDisjoint(nodes: readonly Node[]): boolean {
  if (nodes.length > MAX_COMPARED) return false;
  return nodes.every((one, index) => nodes.slice(index + 1).every((other) => excludes(one, other)));
}

function excludes(one: Node, other: Node): boolean {
  const common = typesOf(one) & typesOf(other);
  if (common === 0) return true;
  if (haveNoCommon(one, other)) return true;
  if (common !== OBJECT) return false;
  const tags = tagsOf(other);
  return [...tagsOf(one)].some(([key, value]) => {
    const counterpart = tags.get(key);
    return counterpart !== undefined && haveNoCommon(value, counterpart);
  });
}

function haveNoCommon(one: Node, other: Node): boolean {
  if (one.kind !== 'values' || other.kind !== 'values') return false;
  for (const key of one.values.keys()) if (other.values.has(key)) return false;
  return true;
}

/** Listed values of the properties that an object must have. */
function tagsOf(node: Node): ReadonlyMap<string, Node> {
  const parts = node.kind === 'and' ? node.nodes : [node];
  const required = new Set(parts.flatMap((part) => (part.kind === 'required' ? [part.key] : [])));
  const tags = new Map<string, Node>();
  for (const part of parts) {
    if (part.kind !== 'each' || part.keys.kind !== 'values' || part.value.kind !== 'values')
      continue;
    for (const key of part.keys.values.values()) {
      if (typeof key === 'string' && required.has(key)) tags.set(key, part.value);
    }
  }
  return (typesOf(node) & ~OBJECT & ANY) === 0 ? tags : new Map();
}
