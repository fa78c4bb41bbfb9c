/**
 * `crucible-contracts/runtime`: run experiments and read what they leave. Node only.
 *
 * @module
 */
export * from './adapters';
export * from './artifacts';
export * from './experiment';
export * from './reliability';
export * from './report';
export * from './stats';
export * from './telemetry';
