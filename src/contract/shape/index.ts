/**
 * What schemas are made of, each a check that has its keywords as properties.
 *
 * @module
 */
export { array } from './array';
export { document, partOf, type DocumentShape } from './document';
export { map } from './map';
export { object, type Branch } from './object';
export { oneOf } from './one-of';
export { scalar } from './scalar';
export { named, type Shape } from './shape';
export { union } from './union';
