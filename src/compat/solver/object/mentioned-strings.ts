import type { Node } from '../../calculus';

const found = new WeakMap<Node, ReadonlySet<string>>();

/** Strings that a node about keys lists. */
export function mentionedStrings(node: Node): ReadonlySet<string> {
  let strings = found.get(node);
  if (!strings) {
    strings = new Set(collect(node));
    found.set(node, strings);
  }
  return strings;
}

function collect(node: Node): Iterable<string> {
  switch (node.kind) {
    case 'values':
      return [...node.values.values()].filter((value) => typeof value === 'string');
    case 'and':
    case 'or':
    case 'one':
      return node.nodes.flatMap((part) => [...mentionedStrings(part)]);
    case 'not':
      return mentionedStrings(node.node);
    default:
      return [];
  }
}
