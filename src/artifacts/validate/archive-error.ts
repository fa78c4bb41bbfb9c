/** A compressed file that cannot be read as one; the message completes "cannot be decompressed: …". */
export class ArchiveError extends Error {
  override name = 'ArchiveError';

  constructor(
    message: string,
    /** How it is mended. */
    readonly hint: string,
  ) {
    super(message);
  }
}
