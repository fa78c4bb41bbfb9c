import type { Node } from './node';
import { ANY } from './types';

/** The types that values of a node can have, as far as that is cheap to see. */
export function typesOf(node: Node): number {
  switch (node.kind) {
    case 'false':
      return 0;
    case 'type':
    case 'values':
      return node.mask;
    case 'and':
      return node.nodes.reduce((mask, part) => mask & typesOf(part), ANY);
    case 'or':
    case 'one':
      return node.nodes.reduce((mask, part) => mask | typesOf(part), 0);
    default:
      return ANY;
  }
}
