import { printable } from '../artifacts';

/** What went wrong, for code that has to react; the message is for people. */
export type TelemetryErrorKind = 'invalid_event' | 'other_run' | 'stopped';

/** An event that may not be written, or a file that is not this run's. Nothing was written. */
export class TelemetryError extends Error {
  override readonly name = 'TelemetryError';
  readonly kind: TelemetryErrorKind;

  constructor(kind: TelemetryErrorKind, message: string) {
    super(printable(message));
    this.kind = kind;
  }
}
