import { printable } from '../json';

/** What went wrong, for code that has to react; the message is for people. */
export type ArtifactErrorKind =
  'closed' | 'exists' | 'invalid_id' | 'invalid_record' | 'not_a_file' | 'write_failed';

interface ArtifactErrorOptions {
  readonly cause?: unknown;
  /** Place in the file, from 1. */
  readonly at?: { readonly line: number; readonly column: number };
}

/** Why a file of a run could not be written, or is not what it should be. */
export class ArtifactError extends Error {
  override readonly name = 'ArtifactError';
  readonly kind: ArtifactErrorKind;
  /** Path as it was given. */
  readonly file: string;

  /** The message is the file, the place in it, and `what`, all made safe to print. */
  constructor(
    kind: ArtifactErrorKind,
    file: string,
    what: string,
    { cause, at }: ArtifactErrorOptions = {},
  ) {
    const place = at ? `${file}:${at.line}:${at.column}` : file;
    super(printable(`${place}: ${what}`), cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.file = file;
  }
}
