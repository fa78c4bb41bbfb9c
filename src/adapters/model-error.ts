/** What went wrong, for code that has to react; `message` and `help` are for people. */
export type ModelErrorKind =
  | 'missing_packages'
  | 'worker_failed'
  | 'closed'
  | 'invalid_input'
  | 'malformed_checkpoint'
  | 'incompatible_checkpoint';

/** The one error that the local models throw, apart from the reason of an aborted signal. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly kind: ModelErrorKind;
  readonly help: string | undefined;

  constructor(
    kind: ModelErrorKind,
    message: string,
    options: { help?: string; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.kind = kind;
    this.help = options.help;
  }
}
