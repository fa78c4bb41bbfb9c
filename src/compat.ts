/**
 * `crucible-contracts/compat`: does everything that worked with the old contract work with the new
 * one? JSON Schemas, OpenAPI documents, and whole contracts, with a proof or what shows the break.
 * Node only.
 *
 * @module
 */
export * from './compat/index';
