import { channel } from 'node:diagnostics_channel';
import type { TelemetryEvent } from '../contract';

/**
 * Name of the channel of `node:diagnostics_channel` that carries every event of this process, as a
 * `TelemetryEvent`, frozen. An event comes when its line is in the file (readable by everyone,
 * perhaps not yet safe from a power cut), and in the order of `seq`.
 *
 * Subscribers are called in turn and not waited for. The line and its fdatasync are under way by
 * then, so a slow one holds up only the code that emits, and a promise it returns is ignored. One
 * that throws takes the event from nobody: Node calls the others and raises the error on the next
 * tick as an `uncaughtException`, which ends the process unless the host handles it. What was
 * emitted is in the file either way.
 */
export const TELEMETRY_CHANNEL = 'crucible:telemetry';

const events = channel(TELEMETRY_CHANNEL);
const waiting: TelemetryEvent[] = [];
let isPublishing = false;

/** Tells the subscribers; an event emitted by one of them is told after this one, to all. */
export function publish(event: TelemetryEvent): void {
  waiting.push(event);
  if (isPublishing) return;
  isPublishing = true;
  // Never throws: Node raises what a subscriber throws on the next tick.
  for (let next = waiting.shift(); next; next = waiting.shift()) events.publish(next);
  isPublishing = false;
}
