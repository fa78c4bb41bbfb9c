import type { SquadData, StageContext } from 'crucible-contracts/runtime';

export type HedgingParams = {
  /** Questions asked in both arms. */
  pairs: number;
  /** Mean time from one call to the next, in milliseconds. */
  interval_ms: number;
  /** Share of the time that the tenant keeps each replica busy, a fraction in (0, 1). */
  tenant_load: number;
  /** Of the recent latencies: how long a hedge waits; in percent of the distribution. */
  percentile: number;
  /** Within which a call is to succeed, in milliseconds. */
  target_ms: number;
};

export type HedgingContext = StageContext<SquadData, HedgingParams>;
