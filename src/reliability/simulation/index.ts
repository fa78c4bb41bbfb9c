/**
 * What hedging does to tails and to overloaded servers, simulated in virtual time: the same seed
 * gives the same numbers.
 */
export { simulateTailAtScale, type TailAtScale, type TailAtScaleOptions } from './tail-at-scale';
export {
  simulateOverload,
  type Overload,
  type OverloadArm,
  type OverloadOptions,
} from './overload';
export type { LatencySummary } from './latency-summary';
