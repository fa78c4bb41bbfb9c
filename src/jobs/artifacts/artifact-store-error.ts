/** What kind of mistake it is, for code; `message` and `help` are for people. */
export type ArtifactStoreErrorKind = 'invalid_url' | 'missing_package' | 'unreachable' | 'refused';

/** A store of artifacts that cannot be used, and what to do about it. */
export class ArtifactStoreError extends Error {
  override readonly name = 'ArtifactStoreError';
  readonly kind: ArtifactStoreErrorKind;
  readonly help: string;

  constructor(kind: ArtifactStoreErrorKind, message: string, help: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.help = help;
  }
}
