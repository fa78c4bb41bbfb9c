const FIRST_SIZE = 4096;

/**
 * The bytes of a line cut by the edge of a chunk. Grows by doubling, so that a line in a million
 * chunks is copied a few times and not a million; a list of the chunks would cost more than the
 * bytes when they are small, and the source may reuse them.
 */
export class LineBuffer {
  #buffer = new Uint8Array(0);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(piece: Uint8Array): void {
    const needed = this.#length + piece.length;
    if (needed > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(FIRST_SIZE, needed, this.#buffer.length * 2));
      larger.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = larger;
    }
    this.#buffer.set(piece, this.#length);
    this.#length = needed;
  }

  /** Hands the bytes over and starts anew. */
  take(): Uint8Array {
    const bytes = this.#buffer.subarray(0, this.#length);
    this.clear();
    return bytes;
  }

  clear(): void {
    this.#buffer = new Uint8Array(0);
    this.#length = 0;
  }
}
