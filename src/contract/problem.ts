/**
 * One mistake in a document: what, where, what was expected, and how to mend it.
 *
 * Not to be confused with `ProblemDocument`, the API's error document (RFC 9457).
 */
export interface Problem {
  /** Rule that was broken: a JSON Schema keyword, `unknown-property`, `schema-version`, `event-name`, … */
  readonly rule: string;
  /** JSON Pointer (RFC 6901) to the place in the document; `''` is the whole document. */
  readonly instancePath: string;
  /** JSON Pointer into the bundled schema, after `#`. */
  readonly schemaPath: string;
  /** One sentence for people. */
  readonly message: string;
  /** What the rule demands, in words or as a value. */
  readonly expected: string;
  /** What was found, shortened. */
  readonly received: string;
  /** How to mend it. */
  readonly hint: string;
}

/** A document that is fine. */
export interface Valid<T> {
  readonly ok: true;
  readonly value: T;
}

/** A document that is not, with one problem for each mistake. */
export interface Invalid {
  readonly ok: false;
  readonly problems: readonly Problem[];
}

/** What a validator returns; it never throws. */
export type ValidationResult<T> = Valid<T> | Invalid;
