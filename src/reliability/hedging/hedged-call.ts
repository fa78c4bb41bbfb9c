import type { HedgedCall } from '../../contract';
import { AttemptInFlight, type AttemptContext } from './attempt-in-flight';
import { callRecord, type AnswerDetails } from './call-record';
import { DeadlineError, failureOf, SupersededError } from './hedge-errors';
import { HedgePlan } from './hedge-plan';
import type { HedgingArm } from './hedging-arm';

/** Sends one attempt. It should honour the signal; when it does not, its answer is dropped. */
export type Attempt<T> = (context: AttemptContext) => Promise<T>;

export interface HedgedCallOptions<T> {
  readonly call_id: string;
  /** What is asked; calls of both arms with the same one are a pair. */
  readonly example_id: string;
  /** The caller's; aborting it aborts every attempt and rejects with its reason. */
  readonly signal?: AbortSignal;
  /** Default true. False: the call is sent once only, whatever happens. */
  readonly idempotent?: boolean;
  /** How large the request is, in any one unit, for `workload_aware`; absent: of no class. */
  readonly size?: number;
  /**
   * What the record says about the answer. One for which it throws is no answer: its attempt has
   * failed with what was thrown.
   */
  readonly details?: (answer: T, attempts: number) => AnswerDetails;
}

type Result<T> =
  | { readonly outcome: 'success'; readonly value: T; readonly details: AnswerDetails | undefined }
  | { readonly outcome: 'failure' | 'deadline' | 'aborted'; readonly reason: unknown };

export interface EndedCall<T> {
  readonly record: HedgedCall;
  readonly result: Result<T>;
}

/** Makes the call; resolves once it is over, however it ended. */
export function runHedgedCall<T>(
  arm: HedgingArm,
  attempt: Attempt<T>,
  options: HedgedCallOptions<T>,
): Promise<EndedCall<T>> {
  return new Promise((resolve) => {
    new CallInFlight(arm, attempt, options, resolve).start();
  });
}

/** The attempts of one call, its one timer, and its end, which comes once. */
class CallInFlight<T> {
  readonly #arm: HedgingArm;
  readonly #attempt: Attempt<T>;
  readonly #options: HedgedCallOptions<T>;
  readonly #resolve: (ended: EndedCall<T>) => void;
  readonly #plan: HedgePlan;
  readonly #started: number;
  readonly #deadlineAt: number;
  readonly #attempts: AttemptInFlight[] = [];
  readonly #errors: unknown[] = [];
  #cancelTimer: (() => void) | undefined;
  #over = false;

  constructor(
    arm: HedgingArm,
    attempt: Attempt<T>,
    options: HedgedCallOptions<T>,
    resolve: (ended: EndedCall<T>) => void,
  ) {
    this.#arm = arm;
    this.#attempt = attempt;
    this.#options = options;
    this.#resolve = resolve;
    this.#plan = new HedgePlan(arm, options);
    this.#started = arm.clock.now();
    this.#deadlineAt = this.#started + arm.deadline_ms;
  }

  start(): void {
    const { signal } = this.#options;
    if (signal?.aborted) return this.handleEvent();
    this.#arm.budget.earn();
    signal?.addEventListener('abort', this);
    this.#send(this.#started);
  }

  /** The caller has aborted; as an EventListenerObject the call needs no closure to listen. */
  handleEvent(): void {
    this.#end({ outcome: 'aborted', reason: this.#options.signal?.reason });
  }

  #send(now: number): void {
    const attempt = new AttemptInFlight(this.#attempts.length, now);
    this.#attempts.push(attempt);
    this.#plan.attemptSent(now);
    try {
      this.#attempt(attempt.context).then(
        (value) => this.#answered(attempt, value),
        (error: unknown) => this.#failed(attempt, error),
      );
    } catch (error) {
      this.#failed(attempt, error);
    }
    this.#proceed();
  }

  /** Does what is due, or sets the timer for what will be: the deadline, or else the next attempt. */
  #proceed(): void {
    if (this.#over) return;
    this.#cancelTimer?.();
    const now = this.#arm.clock.now();
    if (now >= this.#deadlineAt) {
      const reason = new DeadlineError(this.#arm.deadline_ms);
      return this.#end({ outcome: 'deadline', reason });
    }
    if (now >= this.#plan.dueAt) return this.#hedge(now);
    const next = Math.min(this.#plan.dueAt, this.#deadlineAt);
    // A timer may fire a little early; then this comes here again.
    if (next < Infinity)
      this.#cancelTimer = this.#arm.clock.after(next - now, () => this.#proceed());
  }

  #hedge(now: number): void {
    if (this.#plan.mayHedgeNow()) this.#send(now);
    else if (this.#isWaiting()) this.#proceed();
    else this.#end({ outcome: 'failure', reason: failureOf(this.#errors) });
  }

  #answered(attempt: AttemptInFlight, value: T): void {
    if (this.#over) return;
    let details: AnswerDetails | undefined;
    try {
      details = this.#options.details?.(value, this.#attempts.length);
    } catch (error) {
      return this.#failed(attempt, error);
    }
    attempt.end('answered', this.#arm.clock.now());
    this.#end({ outcome: 'success', value, details });
  }

  #failed(attempt: AttemptInFlight, error: unknown): void {
    if (this.#over) return;
    const now = this.#arm.clock.now();
    attempt.end('failed', now);
    this.#errors.push(error);
    this.#plan.attemptFailed(now, error);
    const { dueAt } = this.#plan;
    if (this.#isWaiting() || (dueAt < Infinity && dueAt < this.#deadlineAt)) this.#proceed();
    else this.#end({ outcome: 'failure', reason: failureOf(this.#errors) });
  }

  #isWaiting(): boolean {
    return this.#attempts.some(({ state }) => state === 'in_flight');
  }

  #end(result: Result<T>): void {
    this.#over = true;
    this.#cancelTimer?.();
    this.#options.signal?.removeEventListener('abort', this);
    const now = this.#arm.clock.now();
    if (this.#isWaiting()) {
      this.#abortAttempts(
        result.outcome === 'success' ? new SupersededError() : result.reason,
        now,
      );
    }
    this.#observePrimary();
    this.#resolve({ record: this.#record(result, now), result });
  }

  #abortAttempts(reason: unknown, now: number): void {
    for (const attempt of this.#attempts) {
      if (attempt.state === 'in_flight') attempt.abort(reason, now);
    }
  }

  #observePrimary(): void {
    const [primary] = this.#attempts;
    if (primary?.duration_ms == null) return;
    const { state, duration_ms } = primary;
    this.#plan.observe({ answered: state === 'answered', duration_ms });
  }

  #record(result: Result<T>, now: number): HedgedCall {
    const { call_id, example_id } = this.#options;
    const ended = {
      call_id,
      example_id,
      arm: this.#arm.name,
      decision: this.#plan.decision(result.outcome),
      outcome: result.outcome,
      latency_ms: now - this.#started,
      delay_ms: this.#plan.delay_ms,
      attempts: this.#attempts,
    };
    return callRecord(ended, result.outcome === 'success' ? result.details : undefined);
  }
}
