/**
 * `crucible-contracts/compat`: whether a new schema is compatible with the old one, with a proof or
 * a document that shows that it is not. Node only.
 *
 * @module
 */
export * from './compat/index';
