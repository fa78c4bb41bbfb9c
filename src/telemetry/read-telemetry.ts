import { readWholeRecords } from '../artifacts';
import { readTelemetryEvent, type TelemetryReadResult } from '../contract';

/** An event of a file; `event.known` tells those of a newer minor apart. */
export interface TelemetryRecord {
  readonly event: Extract<TelemetryReadResult, { readonly ok: true }>;
  /** Line it stands on, from 1. */
  readonly line: number;
}

/** How a file of events ends. */
export interface TelemetryEnd {
  /** Whether bytes follow the last LF: its writer was killed in the middle of a line, or is writing. */
  readonly torn: boolean;
}

/**
 * Reads the whole events of `telemetry.jsonl`, in their order, with the reader profile. A torn last
 * line ends it without an error and is told by the return value. Memory is bounded by the longest
 * line. An empty file has no events.
 *
 * @throws ArtifactError (`invalid_record`) naming file, line, column and JSON Pointer of the first
 * whole line that is not an event
 */
export async function* readTelemetry(
  file: string,
): AsyncGenerator<TelemetryRecord, TelemetryEnd, undefined> {
  const problem = yield* readWholeRecords(file, telemetryRecord);
  return { torn: problem?.rule === 'torn-line' };
}

/** A line's value as a record; for {@link readWholeRecords}. */
export function telemetryRecord(value: unknown, line: number) {
  const event = readTelemetryEvent(value);
  return event.ok ? ({ ok: true, value: { event, line } } as const) : event;
}
