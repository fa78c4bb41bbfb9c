/** A problem of a file: what, where, and how to mend it. */
export interface FileProblem {
  /** Path as it was given, joined with '/'. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** Rule of the syntax, of the schema, or of the integrity of a run. */
  readonly rule: string;
  /** JSON Pointer (RFC 6901) into the document; `''` is the whole. */
  readonly pointer: string;
  readonly message: string;
  readonly expected: string;
  readonly received: string;
  readonly hint: string;
  /**
   * The line with carets under the place; absent when there is no text to show. A function, for a
   * file may have millions of problems of which a hundred are shown; call it before the next one.
   */
  readonly frame?: () => string;
}
