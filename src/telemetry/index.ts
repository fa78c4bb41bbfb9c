/** A run's events: written durably, told to the process, read back. */
export { TELEMETRY_CHANNEL } from './channel';
export { TelemetryError, type TelemetryErrorKind } from './telemetry-error';
export { openTelemetry, type TelemetryEmitter, type TelemetryOptions } from './emitter';
export { readTelemetry, type TelemetryEnd, type TelemetryRecord } from './read-telemetry';
