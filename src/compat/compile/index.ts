export { compilePair, type SchemaSource } from './compile-pair';
export { DIALECTS, type DialectName } from './dialect';
export { SchemaDocument } from './document';
export type { FormatTests } from './formats';
export { mapSubschemas } from './positions';
export { resolveReferences } from './resolve-references';
