import type { Node } from '../calculus';

/** A node that is to hold, or not to hold: twice its number, plus one for not. */
export type Literal = number;

export function holds(node: Node): Literal {
  return node.id * 2;
}

export function fails(node: Node): Literal {
  return node.id * 2 + 1;
}

export function negate(literal: Literal): Literal {
  return literal ^ 1;
}

export function isPositive(literal: Literal): boolean {
  return (literal & 1) === 0;
}

export function nodeId(literal: Literal): number {
  return literal >> 1;
}
