/**
 * Hedged requests: a second attempt for the calls that take too long, within a budget. Time is
 * injected, so all of it is tested in virtual time.
 */

/** A policy: what may be chosen, its defaults, and presets. */
export { hedgingPolicy, HEDGING_PRESETS, type HedgingOptions } from './hedging-policy';

/** The hedged arm, and the unhedged one to compare it with. */
export {
  createHedger,
  createUnhedgedArm,
  type AnsweredCall,
  type CallArm,
  type CallArmOptions,
  type Hedger,
} from './hedger';
export type { Attempt, HedgedCallOptions } from './hedged-call';
export type { AttemptContext } from './attempt-in-flight';
export type { AnswerDetails } from './call-record';

/** Hedging in front of models. */
export { createHedgedAdapter, type HedgedAdapterOptions } from './hedged-adapter';

/** What an attempt's error says to the hedger, and what the hedger says to attempts and callers. */
export type { Pushback } from './pushback';
export { DeadlineError, SupersededError } from './hedge-errors';
