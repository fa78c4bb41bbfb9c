import type { HedgeEvent, TelemetryEvent } from '../../../contract';
import { entriesAfter } from './by-key';

/**
 * Calls of a stage under a hedging policy. Events do not say which arm a call belongs to, only
 * whether a backup was planned: none is where hedging is off, and while it warms up.
 */
export interface StageCalls {
  readonly stage: string;
  /** Latencies in milliseconds of calls without a planned backup. */
  readonly plain: readonly number[];
  /** Latencies in milliseconds of calls for which a backup was planned after a delay. */
  readonly planned: readonly number[];
  /** Calls for which a backup was sent; a count. */
  readonly hedged: number;
  /** Of these, calls that the backup answered first; a count. */
  readonly won: number;
}

/** By stage. */
export type Calls = ReadonlyMap<string, StageCalls>;

interface Draft {
  readonly stage: string;
  readonly plain: number[];
  readonly planned: number[];
  hedged: number;
  won: number;
}

export function callsAfter(calls: Calls, events: readonly TelemetryEvent[]): Calls {
  return entriesAfter<Draft, HedgeEvent>(calls as ReadonlyMap<string, Draft>, events, {
    keyOf: (event) =>
      event.event_name === 'hedge' && event.stage !== null ? event.stage : undefined,
    begin: (found, { stage }) =>
      found
        ? { ...found, plain: [...found.plain], planned: [...found.planned] }
        : // keyOf passes over events without one.
          { stage: stage ?? '', plain: [], planned: [], hedged: 0, won: 0 },
    add(draft, { payload }) {
      (payload.delay_ms === null ? draft.plain : draft.planned).push(payload.latency_ms);
      if (payload.hedged) draft.hedged++;
      if (payload.winner === 'backup') draft.won++;
    },
  });
}
