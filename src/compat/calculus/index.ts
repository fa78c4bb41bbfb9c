export { areDisjoint } from './disjoint';
export { evaluate } from './evaluate';
export { atomType, type AtomNode, type Node, type NodeOf, type SizedType } from './node';
export * from './types';
export { typesOf } from './types-of';
export { Universe } from './universe';
