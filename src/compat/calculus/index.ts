export { areDisjoint } from './disjoint';
export { evaluate } from './evaluate';
export type { AtomNode, Node, NodeOf } from './node';
export * from './types';
export { typesOf } from './types-of';
export { Universe } from './universe';
