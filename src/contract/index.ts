/**
 * The contract: types of every document, their validators in two profiles, and schema versions.
 * No dependency, no Node built-in, no `eval`.
 *
 * @module
 */
export type * from '../../generated/types';
export { SCHEMA_VERSIONS } from '../../generated/versions';
export type { Invalid, Problem, Valid, ValidationResult } from './problem';
export { nearMiss } from './near-miss';
export {
  readTelemetryEvent,
  type TelemetryEventReader,
  type TelemetryReadResult,
  type UnknownEventName,
  type UnknownTelemetryEvent,
} from './telemetry-event';
export type { Profile, Validator } from './validator';
export * from './validators';
