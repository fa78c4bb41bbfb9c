import type { Node } from './node';
import { ANY, typeOf } from './types';

/** The types that values of a node can have, as far as that is cheap to see. */
export function typesOf(node: Node): number {
  switch (node.kind) {
    case 'false':
      return 0;
    case 'type':
      return node.mask;
    case 'values':
      return node.values.reduce<number>((mask, value) => mask | typeOf(value), 0);
    case 'and':
      return node.nodes.reduce((mask, part) => mask & typesOf(part), ANY);
    case 'or':
    case 'one':
      return node.nodes.reduce((mask, part) => mask | typesOf(part), 0);
    default:
      return ANY;
  }
}
