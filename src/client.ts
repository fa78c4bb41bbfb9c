/**
 * `crucible-contracts/client`: the jobs API, typed, and a run's events as they happen. For browsers
 * and Node.
 *
 * @module
 */
export * from './client/index';
