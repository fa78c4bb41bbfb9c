/**
 * `crucible-contracts`: types, validators and versions of every document.
 *
 * @module
 */
export * from './contract';
