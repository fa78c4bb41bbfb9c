import { event_envelope, telemetry_event } from '../../generated/shapes';
import type { TelemetryEnvelope, TelemetryEvent } from '../../generated/types';
import { problemsOf } from './check';
import type { Invalid } from './problem';
import { partOf } from './shape';
import { withStandardSchema, type Validator } from './validator';

declare const unknownName: unique symbol;

/** An event name that this version of the package does not know; never equal to one it knows. */
export type UnknownEventName = string & { readonly [unknownName]: true };

/** An event of a newer minor: its envelope is checked, its payload is whatever it is. */
export type UnknownTelemetryEvent = Omit<TelemetryEnvelope, 'event_name'> & {
  readonly event_name: UnknownEventName;
};

/** Known and unknown events apart, so that a `switch` over known events stays exhaustive. */
export type TelemetryReadResult =
  | { readonly ok: true; readonly known: true; readonly value: TelemetryEvent }
  | { readonly ok: true; readonly known: false; readonly value: UnknownTelemetryEvent }
  | Invalid;

/** As `readTelemetryEvent`, without the Standard Schema interface. */
export function read(value: unknown): TelemetryReadResult {
  const problems = problemsOf(telemetry_event, value, false);
  const [problem] = problems;
  // What has no problem is a known event. One that is not known has the envelope, of a newer minor.
  return !problem ||
    (problem.rule === 'discriminator' &&
      !problemsOf(event_envelope, value, false)[0] &&
      partOf((value as TelemetryEnvelope).schema_version, 1) > partOf(telemetry_event.version, 1))
    ? ({ ok: true, known: !problem, value } as TelemetryReadResult)
    : { ok: false, problems };
}

/** Reader of the telemetry event; its result tells events of a newer minor apart. */
export interface TelemetryEventReader extends Validator<TelemetryEvent | UnknownTelemetryEvent> {
  (value: unknown): TelemetryReadResult;
}

/** Reads one telemetry event, from `telemetry.jsonl` or from a stream. */
export const readTelemetryEvent = /* @__PURE__ */ withStandardSchema<
  TelemetryEvent | UnknownTelemetryEvent
>(telemetry_event, 'reader', read) as TelemetryEventReader;
