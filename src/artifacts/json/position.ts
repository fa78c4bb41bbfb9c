import { LF } from './ascii';
import { BYTE_ORDER_MARK_BYTES, codeUnits, hasByteOrderMark, sequenceLength } from './utf8';

/** A place in a text. */
export interface Position {
  /** Bytes before it, from 0. */
  readonly offset: number;
  /** Line, from 1. Lines end with LF; a CR before it belongs to the line. */
  readonly line: number;
  /**
   * Column, from 1, in UTF-16 code units, as editors and the Language Server Protocol count. A byte
   * that is not UTF-8 counts as one; a byte order mark at the start of a line as none.
   */
  readonly column: number;
}

/** Where in a file the bytes at hand begin: a JSONL line is parsed alone but reported in its file. */
export interface Origin {
  readonly offset: number;
  readonly line: number;
}

export const FILE_START: Origin = { offset: 0, line: 1 };

/** Moves over the text once, forwards. */
class Cursor {
  #at = 0;
  #line = 1;
  #column = 1;

  constructor(readonly bytes: Uint8Array) {}

  /** @param offset not before the last one asked for */
  positionOf(offset: number, origin: Origin): Position {
    this.#advanceTo(offset);
    return {
      offset: origin.offset + offset,
      line: origin.line + this.#line - 1,
      column: this.#column,
    };
  }

  #advanceTo(offset: number): void {
    const { bytes } = this;
    while (this.#at < offset && this.#at < bytes.length) {
      const byte = bytes[this.#at] ?? LF;
      if (byte < 0x80 && byte !== LF) {
        this.#column++;
        this.#at++;
        continue;
      }
      if (this.#column === 1 && hasByteOrderMark(bytes, this.#at)) {
        this.#at += BYTE_ORDER_MARK_BYTES;
        continue;
      }
      const length = sequenceLength(bytes, this.#at);
      if (byte === LF) {
        this.#line++;
        this.#column = 1;
      } else {
        this.#column += codeUnits(length);
      }
      this.#at += Math.max(1, length);
    }
  }
}

/**
 * The positions of many offsets (into `bytes`, in any order) in one pass: one pass for each would be
 * quadratic on a long line with many problems.
 */
export function positionsOf(
  bytes: Uint8Array,
  offsets: Iterable<number>,
  origin: Origin = FILE_START,
): ReadonlyMap<number, Position> {
  const cursor = new Cursor(bytes);
  const positions = new Map<number, Position>();
  for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
    positions.set(offset, cursor.positionOf(offset, origin));
  }
  return positions;
}

/** {@link positionsOf} for one offset. */
export function positionOf(
  bytes: Uint8Array,
  offset: number,
  origin: Origin = FILE_START,
): Position {
  return new Cursor(bytes).positionOf(offset, origin);
}
