import type { LogPayload, TelemetryEvent, Timestamp } from '../../../contract';

/** Lines that are kept. */
export const MOST_LINES = 200;

export interface LogLine extends LogPayload {
  readonly seq: number;
  readonly timestamp: Timestamp;
}

export function logAfter(
  log: readonly LogLine[],
  events: readonly TelemetryEvent[],
): readonly LogLine[] {
  const lines = events.flatMap(({ event_name, payload, seq, timestamp }) =>
    event_name === 'log' ? [{ ...payload, seq, timestamp }] : [],
  );
  return lines.length > 0 ? [...log, ...lines].slice(-MOST_LINES) : log;
}
