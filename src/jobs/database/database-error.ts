/** What kind of mistake it is, for code; `message` and `help` are for people. */
export type DatabaseErrorKind =
  'in_use' | 'unreachable' | 'missing_package' | 'cannot_start' | 'newer_schema';

/** A database that cannot be opened, and what to do about it. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly kind: DatabaseErrorKind;
  readonly help: string;

  constructor(kind: DatabaseErrorKind, message: string, help: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.help = help;
  }
}
