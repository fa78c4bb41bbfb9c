/** Lines and documents judged as bytes, by programs made from their schemas. */
export { ENGINES, MACHINE_PAYS_FROM, type EngineName } from './engine';
export { explainCoverage, type Coverage } from './explain';
export { LineSieve, type FollowedOrder, type FollowsOrder, type LineInterest } from './line-sieve';
export { createLineMachine, createTextMachine, type EventOrder, type LineMachine } from './machine';
