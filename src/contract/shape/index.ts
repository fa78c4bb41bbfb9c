/**
 * What schemas are made of, each as the keywords it has, a fast check and a report of mistakes.
 *
 * @module
 */
export { anyOf, type Branch } from './any-of';
export { array } from './array';
export { document, partOf, type DocumentShape } from './document';
export { map } from './map';
export { object } from './object';
export { scalar } from './scalar';
export { isObject, type Shape } from './shape';
export { union } from './union';
