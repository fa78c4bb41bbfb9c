import type { HedgedCall } from '../../contract';
import type { HedgingArm } from './hedging-arm';
import { readPushback } from './pushback';

type Decision = HedgedCall['decision'];

/** Of one call: when its next attempt is due, whether it may be sent, and why it was or was not. */
export class HedgePlan {
  /** Time of the arm's clock at which the next attempt is due; Infinity for never. */
  dueAt = Infinity;
  /** The delay before the first hedge, as the strategy gave it; null: off or warming up. */
  delay_ms: number | null = null;
  readonly #arm: HedgingArm;
  readonly #size: number | undefined;
  #dueBecause: 'delay_passed' | 'attempt_failed' = 'delay_passed';
  #sentBecause: Decision | undefined;
  #withheldBecause: Decision | undefined;
  /** The server's wish: no further attempt before this time. */
  #notBefore = -Infinity;
  #attempts = 0;
  #late = false;
  /** Whether this call could have been hedged, and whether it still can be. */
  readonly #hedgeable: boolean;
  #open: boolean;

  constructor(arm: HedgingArm, call: { idempotent?: boolean; size?: number }) {
    this.#arm = arm;
    this.#size = call.size;
    if (arm.maxHedges === 0) this.#withheldBecause = 'off';
    else if (call.idempotent === false) this.#withheldBecause = 'not_idempotent';
    this.#hedgeable = this.#withheldBecause === undefined;
    this.#open = this.#hedgeable;
  }

  /** An attempt is being sent: the next is due after the delay. */
  attemptSent(now: number): void {
    this.#attempts++;
    this.dueAt = Infinity;
    if (!this.#canHedge()) return;
    const delay = this.#arm.strategy.delay(this.#attempts - 1, this.#size);
    if (this.#attempts === 1) this.delay_ms = delay;
    if (delay === null) this.#withheldBecause = 'warm_up';
    else this.#due(now + delay, 'delay_passed');
  }

  /** An attempt failed: the next is due at once, unless the error says otherwise. */
  attemptFailed(now: number, error: unknown): void {
    const { allowed, wait_ms } = readPushback(error);
    if (allowed !== 'yes') {
      this.dueAt = Infinity;
      if (this.#open) this.#withheldBecause = allowed === 'stop' ? 'pushback' : 'answered';
      this.#open = false;
    } else if (this.#canHedge()) {
      if (wait_ms > 0) this.#withheldBecause = 'pushback';
      this.#notBefore = Math.max(this.#notBefore, now + wait_ms);
      this.#due(now, 'attempt_failed');
    }
  }

  /** The next attempt is due: takes its token. False, and no longer due, when there is none. */
  mayHedgeNow(): boolean {
    this.dueAt = Infinity;
    if (this.#dueBecause === 'delay_passed' && this.#attempts === 1) this.#late = true;
    if (!this.#arm.budget.take()) {
      this.#withheldBecause = 'budget';
      return false;
    }
    this.#sentBecause ??= this.#dueBecause;
    return true;
  }

  /** The call is over: the strategy learns of the primary what does not mislead it. */
  observe(primary: { answered: boolean; duration_ms: number }): void {
    if (!this.#hedgeable || !(primary.answered || this.#late)) return;
    const { duration_ms: latency_ms } = primary;
    this.#arm.strategy.observe({ latency_ms, late: this.#late, size: this.#size });
  }

  decision(outcome: HedgedCall['outcome']): Decision {
    const ended = outcome === 'deadline' || outcome === 'aborted' ? outcome : 'answered';
    return this.#sentBecause ?? this.#withheldBecause ?? ended;
  }

  #canHedge(): boolean {
    return this.#open && this.#attempts <= this.#arm.maxHedges;
  }

  #due(at: number, because: 'delay_passed' | 'attempt_failed'): void {
    this.dueAt = Math.max(at, this.#notBefore);
    this.#dueBecause = because;
  }
}
