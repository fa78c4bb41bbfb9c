import type { TelemetryEvent } from '../../../contract';

/** Something of one stage, which begins anew when the stage does. */
interface OfStage {
  readonly stage: string;
}

/** What events of a batch do to entries: `begin` copies an entry the first time it is touched. */
export interface EntryRule<T extends OfStage, E extends TelemetryEvent> {
  /** The key of the entry that an event belongs to; undefined for an event of no interest. */
  readonly keyOf: (event: TelemetryEvent) => string | undefined;
  /** An entry that may be changed: a new one, or a copy. */
  readonly begin: (found: T | undefined, event: E) => T;
  /** Adds an event to an entry that `begin` gave. */
  readonly add: (entry: T, event: E) => void;
}

/**
 * Entries by key after a batch of events. An entry is copied at most once, so that a long run costs
 * the page no more than its events; the map itself stays the same where nothing was touched. A stage
 * that was interrupted begins again, and what it had done before is forgotten.
 */
export function entriesAfter<T extends OfStage, E extends TelemetryEvent>(
  entries: ReadonlyMap<string, T>,
  events: readonly TelemetryEvent[],
  { keyOf, begin, add }: EntryRule<T, E>,
): ReadonlyMap<string, T> {
  let next: Map<string, T> | undefined;
  const own = new Set<string>();
  for (const event of events) {
    if (event.event_name === 'stage_start') {
      for (const [key, { stage }] of next ?? entries) {
        if (stage !== event.stage) continue;
        next ??= new Map(entries);
        next.delete(key);
        own.delete(key);
      }
    }
    const key = keyOf(event);
    if (key === undefined) continue;
    next ??= new Map(entries);
    // keyOf gives a key for events of this kind alone.
    const ofKind = event as E;
    const found = next.get(key);
    const entry = found && own.has(key) ? found : begin(found, ofKind);
    add(entry, ofKind);
    next.set(key, entry);
    own.add(key);
  }
  return next ?? entries;
}
