/**
 * Compatibility of JSON Schemas that is proved or refuted, never guessed.
 *
 * @module
 */
export {
  compareSchemas,
  type CompareOptions,
  type Comparison,
  type Direction,
  type Policy,
} from './compare-schemas';
export type { DialectName } from './compile';
export type { Finding } from './finding';
export type { Json, JsonObject } from './json';
export type { Budget } from './solver';
