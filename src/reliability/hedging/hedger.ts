import type { HedgedCall, HedgingPolicy } from '../../contract';
import { systemClock, type Clock } from '../clock';
import { createDelayStrategy } from './delay-strategy';
import { createFixedDelay } from './fixed-delay';
import { createHedgeBudget } from './hedge-budget';
import { runHedgedCall, type Attempt, type HedgedCallOptions } from './hedged-call';
import type { HedgingArm } from './hedging-arm';
import { hedgingPolicy, type HedgingOptions } from './hedging-policy';

/** Makes calls of one arm, so that both arms of a comparison can be made in the same way. */
export interface CallArm {
  /**
   * Makes one call. Every call leaves its record with `onRecord`, the failed ones too.
   *
   * @throws what the attempt failed with, or an AggregateError when several failed; DeadlineError;
   *   the reason of the caller's signal; RangeError for a size that is none
   */
  call<T>(attempt: Attempt<T>, options: HedgedCallOptions<T>): Promise<AnsweredCall<T>>;
}

export interface Hedger extends CallArm {
  /** Complete, as `hedging_metrics.json` has it. */
  readonly policy: HedgingPolicy;
}

export interface AnsweredCall<T> {
  readonly value: T;
  readonly record: HedgedCall;
}

export interface CallArmOptions {
  /** Default: the system's monotonic clock. */
  readonly clock?: Clock;
  /**
   * Gets the record of every call when it is over, before its caller gets the answer. What it throws
   * takes the answer from nobody: it is raised on the next tick as an `uncaughtException`.
   */
  readonly onRecord?: (record: HedgedCall) => void;
}

/**
 * Hedged requests (Dean & Barroso, "The Tail at Scale", 2013; gRPC proposal A6). The primary is
 * always sent at once. A backup follows when no attempt has answered after the strategy's delay, or
 * at once when one failed, also while the delay is still warming up; the first answer wins and the
 * others are aborted. One attempt's failure does not end the call while another is in flight.
 *
 * What a failure says about further attempts is obeyed, see `Pushback`. Without a deadline a
 * server's `retry_after_ms` is waited for however long it is.
 *
 * The state of the delay and of the budget is the hedger's: use one for each service.
 *
 * @throws RangeError for a policy that is none, as `hedgingPolicy` does
 */
export function createHedger(options: HedgingOptions, environment: CallArmOptions = {}): Hedger {
  const policy = hedgingPolicy(options);
  const calls = createCallArm(environment, {
    name: 'hedged',
    strategy: createDelayStrategy(policy),
    budget: createHedgeBudget(policy.budget, policy.budget_burst),
    maxHedges: policy.max_hedges,
    deadline_ms: policy.deadline_ms ?? Infinity,
  });
  return { policy, ...calls };
}

/**
 * The arm to compare with: one attempt a call, with the same records.
 *
 * @param options.deadline_ms of the hedged arm's policy; default null for none
 */
export function createUnhedgedArm({
  deadline_ms = null,
  ...environment
}: CallArmOptions & { readonly deadline_ms?: number | null } = {}): CallArm {
  return createCallArm(environment, {
    name: 'unhedged',
    strategy: createFixedDelay({ delay_ms: null, min_delay_ms: 0 }),
    budget: createHedgeBudget(null, null),
    maxHedges: 0,
    deadline_ms: deadline_ms ?? Infinity,
  });
}

function createCallArm(
  { clock = systemClock, onRecord }: CallArmOptions,
  settings: Omit<HedgingArm, 'clock'>,
): CallArm {
  const arm: HedgingArm = { ...settings, clock };
  return {
    async call(attempt, options) {
      checkSize(options.size);
      const { record, result } = await runHedgedCall(arm, attempt, options);
      if (onRecord) tell(onRecord, record);
      if (result.outcome !== 'success') throw result.reason;
      return { value: result.value, record };
    },
  };
}

function tell(onRecord: (record: HedgedCall) => void, record: HedgedCall): void {
  try {
    onRecord(record);
  } catch (error) {
    process.nextTick(() => {
      throw error;
    });
  }
}

function checkSize(size: number | undefined): void {
  if (size !== undefined && !(size >= 0 && size < Infinity)) {
    throw new RangeError(`hedged call: size is ${size}; expected a finite number from 0`);
  }
}
