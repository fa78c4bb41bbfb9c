/** What kind of mistake it is, for code; `message` and `help` are for people. */
export type ExperimentErrorKind =
  'invalid_experiment' | 'missing_output_dir' | 'invalid_data' | 'invalid_report';

/**
 * A mistake of the caller or of the data, found before anything was created; or `invalid_report`,
 * found at the end of a run: what its stages asked to report does not fit what they recorded.
 */
export class ExperimentError extends Error {
  override readonly name = 'ExperimentError';
  readonly kind: ExperimentErrorKind;
  readonly help: string;

  constructor(kind: ExperimentErrorKind, message: string, help: string) {
    super(message);
    this.kind = kind;
    this.help = help;
  }
}

/** By name: an experiment's module may have loaded this package a second time. */
export function isExperimentError(error: unknown): error is ExperimentError {
  return error instanceof Error && error.name === 'ExperimentError' && 'help' in error;
}
