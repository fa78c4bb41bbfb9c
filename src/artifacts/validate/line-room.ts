const LF = 0x0a;

/** Gathers the bytes of a stream in one place, and hands out the whole lines among them. */
export class LineRoom {
  /** Where the line begins that has no LF yet, and where the gathered bytes end. */
  #start = 0;
  #end = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** Where the next bytes go, never empty; what was handed out is written over. */
  get free(): Uint8Array {
    this.bytes.copyWithin(0, this.#start, this.#end);
    this.#end -= this.#start;
    this.#start = 0;
    return this.bytes.subarray(this.#end);
  }

  /** The lines that end in the next so many bytes of `free`; a line that fills the room, in pieces. */
  take(count: number): Uint8Array {
    const from = this.#end;
    this.#end += count;
    const lineFeed = this.bytes.subarray(from, this.#end).lastIndexOf(LF);
    if (lineFeed >= 0) return this.#handOut(from + lineFeed + 1);
    return this.#handOut(this.#end === this.bytes.length ? this.#end : this.#start);
  }

  /** What is left: the last line, if it lacks its LF. */
  rest(): Uint8Array {
    return this.#handOut(this.#end);
  }

  #handOut(end: number): Uint8Array {
    const lines = this.bytes.subarray(this.#start, end);
    this.#start = end;
    return lines;
  }
}
