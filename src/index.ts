/**
 * `crucible-contracts`: types, validators and versions of every document, and types of the API.
 *
 * @module
 */
export type { components, operations, paths } from '../generated/api';
export * from './contract';
