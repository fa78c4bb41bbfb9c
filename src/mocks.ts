/**
 * `crucible-contracts/mocks`: the jobs API as handlers of MSW, made from the contract. For browsers
 * and Node; needs the package msw.
 *
 * @module
 */
export * from './mocks/index';
