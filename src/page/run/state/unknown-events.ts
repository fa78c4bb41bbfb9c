import type { StreamedEvent } from '../../../client';

/** Names that are counted; whoever sends more is counted with the last. */
const MOST_NAMES = 50;
const OTHERS = '…';

/** How many events came by name. */
export type UnknownEvents = ReadonlyMap<string, number>;

export function unknownAfter(
  unknown: UnknownEvents,
  events: readonly StreamedEvent[],
): UnknownEvents {
  let next: Map<string, number> | undefined;
  for (const { known, value } of events) {
    if (known) continue;
    next ??= new Map(unknown);
    const name = next.has(value.event_name) || next.size < MOST_NAMES ? value.event_name : OTHERS;
    next.set(name, (next.get(name) ?? 0) + 1);
  }
  return next ?? unknown;
}
