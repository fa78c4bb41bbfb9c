/**
 * What schemas are made of, each a check that has its keywords as properties.
 *
 * @module
 */
export { anyOf, type Branch } from './any-of';
export { array, bounded } from './array';
export { document, partOf, type DocumentShape } from './document';
export { map } from './map';
export { object, type ObjectShape } from './object';
export { oneOf } from './one-of';
export { nameSubject, type Problems } from './place';
export { quick } from './quick';
export { scalar } from './scalar';
export { named, type Shape } from './shape';
export { union } from './union';
