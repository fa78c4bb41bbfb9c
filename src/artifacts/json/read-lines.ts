import { CR, LF } from './ascii';
import { MAX_LINE_BYTES } from './limits';
import { LineBuffer } from './line-buffer';

/** A line of a JSONL file, before anything is made of it. */
export interface RawLine {
  /** From 1. */
  readonly lineNumber: number;
  /** Of its first byte in the file. */
  readonly byteOffset: number;
  /**
   * Without LF, and without the CR before it; none when too long. May be a view of the source's
   * chunk: copy it to keep it beyond the next line.
   */
  readonly bytes: Uint8Array;
  /** Bytes in the file, the line end not counted. */
  readonly byteLength: number;
  /** Whether it ends with LF; false only for the last one. */
  readonly terminated: boolean;
  /** Whether its last byte before the LF is CR. */
  readonly carriageReturn: boolean;
  /** Whether it was longer than `maxLineBytes`, and dropped. */
  readonly tooLong: boolean;
}

export interface ReadLinesOptions {
  /** Longest line accepted, its LF not counted; default 64 MiB. */
  readonly maxLineBytes?: number;
}

const NONE = new Uint8Array(0);

/** Cuts a stream into lines; holds at most one accepted line. */
export class LineSplitter {
  readonly #buffer = new LineBuffer();
  #lineNumber = 1;
  #byteOffset = 0;
  /** Bytes of the line so far, the dropped ones included. */
  #length = 0;
  #lastByte: number | undefined;

  constructor(readonly maxLineBytes = MAX_LINE_BYTES) {}

  /** Lines met so far, one that has begun not counted. */
  get lineCount(): number {
    return this.#lineNumber - 1;
  }

  /** Whether the chunks so far end in the middle of a line. */
  get isInLine(): boolean {
    return this.#length > 0;
  }

  /** Passes over whole lines of the stream that someone else has read. */
  skip(lines: number, bytes: number): void {
    this.#lineNumber += lines;
    this.#byteOffset += bytes;
  }

  /** The line that comes next in the stream, given without its LF; none has begun before it. */
  next(line: Uint8Array): RawLine {
    this.#count(line);
    return this.#finish(line, true);
  }

  /** The lines that end in the next chunk of the stream. */
  *push(chunk: Uint8Array): Generator<RawLine> {
    let start = 0;
    for (let end; (end = chunk.indexOf(LF, start)) >= 0; start = end + 1) {
      const piece = chunk.subarray(start, end);
      this.#count(piece);
      yield this.#finish(piece, true);
    }
    const rest = chunk.subarray(start);
    this.#count(rest);
    if (this.#isTooLong()) this.#buffer.clear();
    else if (rest.length > 0) this.#buffer.append(rest);
  }

  /** The last line, if it lacks its LF. */
  *end(): Generator<RawLine> {
    if (this.#length > 0) yield this.#finish(NONE, false);
  }

  #count(piece: Uint8Array): void {
    this.#length += piece.length;
    this.#lastByte = piece[piece.length - 1] ?? this.#lastByte;
  }

  #isTooLong(): boolean {
    return this.#length > this.maxLineBytes;
  }

  #assemble(piece: Uint8Array): Uint8Array {
    if (this.#buffer.length === 0) return piece;
    this.#buffer.append(piece);
    return this.#buffer.take();
  }

  #finish(piece: Uint8Array, terminated: boolean): RawLine {
    const tooLong = this.#isTooLong();
    const carriageReturn = this.#lastByte === CR;
    const byteLength = this.#length - (carriageReturn ? 1 : 0);
    const whole = tooLong ? NONE : this.#assemble(piece);
    const bytes = carriageReturn ? whole.subarray(0, byteLength) : whole;
    if (tooLong) this.#buffer.clear();
    const line = {
      lineNumber: this.#lineNumber,
      byteOffset: this.#byteOffset,
      bytes,
      byteLength,
      terminated,
      carriageReturn,
      tooLong,
    };
    this.#byteOffset += this.#length + 1;
    this.#lineNumber++;
    this.#length = 0;
    this.#lastByte = undefined;
    return line;
  }
}

/**
 * Reads the lines of a JSONL source in memory bounded by the longest accepted line, wherever its
 * chunks are cut. A longer line is passed over to its LF. Nothing comes after a final LF.
 */
export async function* readJsonLines(
  source: AsyncIterable<Uint8Array>,
  { maxLineBytes }: ReadLinesOptions = {},
): AsyncGenerator<RawLine, void, undefined> {
  const splitter = new LineSplitter(maxLineBytes);
  for await (const chunk of source) yield* splitter.push(chunk);
  yield* splitter.end();
}
