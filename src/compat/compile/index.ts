export { compilePair, type SchemaSource } from './compile-pair';
export { DIALECTS, dialectOf, type Dialect, type DialectName } from './dialect';
export type { FormatTests } from './formats';
export { resolveReferences } from './resolve-references';
export { mapSubschemas } from './positions';
