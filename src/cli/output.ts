import type { Writable } from 'node:stream';

/** Bytes gathered before they are written: a write costs as much as it takes to find a problem. */
const ENOUGH = 1 << 16;
/** A UTF-16 code unit takes no more bytes in UTF-8. */
const BYTES_A_UNIT = 3;

/**
 * Gathers text for a stream, and waits until it is written. As bytes, for which the garbage collector
 * keeps no room: as strings they would take several times their size.
 */
export class Output {
  #bytes = Buffer.allocUnsafe(2 * ENOUGH);
  #length = 0;

  /** @param stream gives the stream, asked when there is something to write */
  constructor(private readonly stream: () => Writable) {}

  add(text: string): void {
    const most = this.#length + BYTES_A_UNIT * text.length;
    if (most > this.#bytes.length) this.#bytes = Buffer.concat([this.#gathered()], most);
    this.#length += this.#bytes.write(text, this.#length);
  }

  /** Whether it is time to flush. */
  get isFull(): boolean {
    return this.#length >= ENOUGH;
  }

  /** Writes what was gathered; ends when the stream has taken it. */
  async flush(): Promise<void> {
    if (this.#length === 0) return;
    const bytes = this.#gathered();
    // An error is told to the stream's listeners, too, who decide what becomes of the process.
    await new Promise<void>((resolve) => this.stream().write(bytes, () => resolve()));
    this.#length = 0;
  }

  #gathered(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }
}
