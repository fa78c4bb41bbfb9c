/** A document that cannot be compared: what is wrong with it, where, and how to mend it. */
export class CompatError extends Error {
  override readonly name = 'CompatError';

  constructor(
    message: string,
    /** How to mend it. */
    readonly help: string,
    /** JSON Pointer (RFC 6901) into the document; `''` is the whole. */
    readonly pointer = '',
  ) {
    super(message);
  }
}
