/**
 * Events that follow each other, as they stand in the file. What goes out is made from it once,
 * however many readers it goes to.
 */
export class Batch {
  /** `seq` of its first event. */
  readonly first: number;
  /** `seq` of the event after its last. */
  readonly next: number;
  /** Their lines, each with its LF. */
  readonly bytes: Buffer;
  #sse: Buffer | undefined;
  #messages: readonly string[] | undefined;

  constructor(first: number, next: number, bytes: Buffer) {
    this.first = first;
    this.next = next;
    this.bytes = bytes;
  }

  /** As server-sent events. */
  get sse(): Buffer {
    // One byte a character, there and back: UTF-8 need not be decoded. A CR, which JSON allows
    // between its tokens, would end the line for the reader.
    this.#sse ??= Buffer.from(
      this.#lines('latin1')
        .map((line, index) => `id: ${this.first + index}\ndata: ${line.replaceAll('\r', '')}\n\n`)
        .join(''),
      'latin1',
    );
    return this.#sse;
  }

  /** As WebSocket messages. */
  get messages(): readonly string[] {
    this.#messages ??= this.#lines('utf8');
    return this.#messages;
  }

  /** The events from `seq` on, which must be one of its own. */
  from(seq: number): Batch {
    let start = 0;
    for (let skipped = this.first; skipped < seq; skipped++)
      start = this.bytes.indexOf(LF, start) + 1;
    return start === 0 ? this : new Batch(seq, this.next, this.bytes.subarray(start));
  }

  #lines(encoding: 'latin1' | 'utf8'): string[] {
    return this.bytes.toString(encoding, 0, this.bytes.length - 1).split('\n');
  }
}

export const LF = 0x0a;

/** How many lines there are in bytes that end with a LF. */
export function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, end + 1)) lines++;
  return lines;
}
