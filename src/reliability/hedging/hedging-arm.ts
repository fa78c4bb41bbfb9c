import type { HedgedCall } from '../../contract';
import type { Clock } from '../clock';
import type { DelayStrategy } from './delay-strategy';
import type { HedgeBudget } from './hedge-budget';

/** What all calls of one arm share. */
export interface HedgingArm {
  readonly name: HedgedCall['arm'];
  readonly clock: Clock;
  readonly strategy: DelayStrategy;
  readonly budget: HedgeBudget;
  /** 0 switches hedging off. */
  readonly maxHedges: number;
  /** Infinity for none. */
  readonly deadline_ms: number;
}
