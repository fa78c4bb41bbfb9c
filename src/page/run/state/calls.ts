import type { HedgeEvent, TelemetryEvent } from '../../../contract';
import { entriesAfter } from './by-key';

/** Calls of a stage under a hedging policy. */
export interface StageCalls {
  readonly stage: string;
  /** Latencies in milliseconds of calls without hedging. */
  readonly unhedged: readonly number[];
  /** Latencies in milliseconds of calls with hedging. */
  readonly hedged: readonly number[];
  /** Calls for which a backup was sent; a count. */
  readonly backups: number;
  /** Of these, calls that the backup answered first; a count. */
  readonly won: number;
}

/** By stage. */
export type Calls = ReadonlyMap<string, StageCalls>;

interface Draft {
  readonly stage: string;
  readonly unhedged: number[];
  readonly hedged: number[];
  backups: number;
  won: number;
}

export function callsAfter(calls: Calls, events: readonly TelemetryEvent[]): Calls {
  return entriesAfter<Draft, HedgeEvent>(calls as ReadonlyMap<string, Draft>, events, {
    keyOf: (event) =>
      event.event_name === 'hedge' && event.stage !== null ? event.stage : undefined,
    begin: (found, { stage }) =>
      found
        ? { ...found, unhedged: [...found.unhedged], hedged: [...found.hedged] }
        : // keyOf passes over events without one.
          { stage: stage ?? '', unhedged: [], hedged: [], backups: 0, won: 0 },
    add(draft, { payload }) {
      draft[armOf(payload)].push(payload.latency_ms);
      if (payload.hedged) draft.backups++;
      if (payload.winner === 'backup') draft.won++;
    },
  });
}

/** Before version 1.1.0 of the event, which did not name it, what tells is whether a backup was planned. */
function armOf({ arm, delay_ms }: HedgeEvent['payload']): 'unhedged' | 'hedged' {
  return arm ?? (delay_ms === null ? 'unhedged' : 'hedged');
}
