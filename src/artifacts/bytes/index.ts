/** Lines and documents judged as bytes, by programs made from their schemas. */
export { ENGINES, MACHINE_PAYS_FROM, type EngineName } from './engine';
export { explainCoverage, type Coverage } from './explain';
export {
  LineSieve,
  type FollowedOrder,
  type FollowsOrder,
  type LineInterest,
  type SievedLine,
} from './line-sieve';
export type { EventOrder, LineMachine } from './machine';

/** Machines and their programs; loaded when a file is so large that one pays. */
export const importMachine = () => import('./machine');
