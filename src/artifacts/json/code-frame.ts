import { CR, LF } from './ascii';
import { displayWidth } from './display-width';
import { printable } from './printable';
import {
  BYTE_ORDER_MARK_BYTES,
  codeUnits,
  hasByteOrderMark,
  sequenceLength,
  utf8Slice,
} from './utf8';

/** What to point at; a `Location`, or a `SyntaxProblem`, which is as long as one character. */
export interface FrameTarget {
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** Bytes to underline, at least one character; cut at the end of the line. */
  readonly length?: number;
}

export interface FrameOptions {
  /** Number of the first line of the bytes; default 1. A JSONL line is shown with its number. */
  readonly firstLine?: number;
}

/** One character as shown. */
interface Cell {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly width: number;
}

const WINDOW = 80;
/** Kept free for what follows the target, when there is as much. */
const AFTER = 50;
const TAB_AS_SHOWN = '  ';
/** The printable characters of ASCII, shown as they are: one column each. */
const [FIRST_PRINTABLE, LAST_PRINTABLE] = [0x20, 0x7e];

function lineSpan(bytes: Uint8Array, index: number): [start: number, end: number] {
  let start = 0;
  for (let i = 0; i < index; i++) {
    const end = bytes.indexOf(LF, start);
    if (end < 0) break;
    start = end + 1;
  }
  const lineFeed = bytes.indexOf(LF, start);
  const end = lineFeed < 0 ? bytes.length : lineFeed;
  return [start, end > start && bytes[end - 1] === CR ? end - 1 : end];
}

function offsetOfColumn(bytes: Uint8Array, start: number, end: number, column: number): number {
  let at = start;
  for (let current = 1; current < column && at < end;) {
    if ((bytes[at] ?? 0) < 0x80) {
      current++;
      at++;
      continue;
    }
    const length = sequenceLength(bytes, at);
    current += codeUnits(length);
    at += Math.max(1, length);
  }
  return at;
}

function cellAt(bytes: Uint8Array, start: number): Cell {
  const byte = bytes[start] ?? 0;
  // Nearly every character; of the others it takes much longer to find out how they are shown.
  if (byte >= FIRST_PRINTABLE && byte <= LAST_PRINTABLE) {
    return { start, end: start + 1, text: String.fromCharCode(byte), width: 1 };
  }
  const length = sequenceLength(bytes, start);
  const end = start + Math.max(1, length);
  if (length === 0) {
    const text = `\\x${byte.toString(16).padStart(2, '0')}`;
    return { start, end, text, width: text.length };
  }
  const character = utf8Slice(bytes, start, end);
  if (character === '\t') return { start, end, text: TAB_AS_SHOWN, width: TAB_AS_SHOWN.length };
  const text = printable(character);
  return { start, end, text, width: text === character ? displayWidth(text) : text.length };
}

function previousStart(bytes: Uint8Array, at: number): number {
  for (let back = 1; back <= 4; back++) {
    if (sequenceLength(bytes, at - back) === back) return at - back;
  }
  return at - 1;
}

/** A combining mark counts as a column, or a thousand of them would stand in one window. */
function cost(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + Math.max(1, width), 0);
}

function width(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

function cellsAfter(bytes: Uint8Array, from: number, end: number, budget: number): Cell[] {
  const cells: Cell[] = [];
  let left = budget;
  for (let at = from; at < end;) {
    const cell = cellAt(bytes, at);
    left -= Math.max(1, cell.width);
    if (left < 0) break;
    cells.push(cell);
    at = cell.end;
  }
  return cells;
}

function cellsBefore(bytes: Uint8Array, from: number, start: number, budget: number): Cell[] {
  const cells: Cell[] = [];
  let left = budget;
  for (let at = from; at > start;) {
    const cell = cellAt(bytes, previousStart(bytes, at));
    left -= Math.max(1, cell.width);
    if (left < 0) break;
    cells.push(cell);
    at = cell.start;
  }
  return cells.reverse();
}

const textOf = (cells: readonly Cell[]): string => cells.map(({ text }) => text).join('');

/** Offsets of a line and of the place in it. */
interface LinePlace {
  readonly start: number;
  readonly target: number;
  readonly end: number;
}

/** What is shown of a line. */
interface Window {
  /** Offsets of the bytes that are shown. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Columns before the place. */
  readonly margin: number;
  readonly marked: number;
}

function windowOf(bytes: Uint8Array, place: LinePlace, length: number): Window {
  const { start, target, end } = place;
  const following = cost(cellsAfter(bytes, target, end, AFTER));
  const before = cellsBefore(bytes, target, start, WINDOW - following);
  const after = cellsAfter(bytes, target, end, WINDOW - cost(before));
  return {
    from: before[0]?.start ?? target,
    to: after.at(-1)?.end ?? target,
    text: textOf(before) + textOf(after),
    margin: width(before),
    marked: width(after.filter((cell) => cell.start < target + length)),
  };
}

/** The same where a byte takes one column: when all that is shown is printable ASCII, as it mostly is. */
function plainWindow(bytes: Uint8Array, place: LinePlace, length: number): Window | undefined {
  const { start, target, end } = place;
  const following = Math.min(AFTER, end - target);
  const from = Math.max(start, target - (WINDOW - following));
  const to = Math.min(end, from + WINDOW);
  if (!isPlain(bytes, from, to)) return undefined;
  const marked = Math.min(length, to - target);
  return { from, to, text: utf8Slice(bytes, from, to), margin: target - from, marked };
}

function isPlain(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < FIRST_PRINTABLE || byte > LAST_PRINTABLE) return false;
  }
  return true;
}

/**
 * The line of a problem with carets under the place. Of a long line about 80 columns around it, `…`
 * where it is cut. Control characters and bytes that are not UTF-8 are shown escaped, so that a
 * hostile file cannot drive the terminal.
 */
export function codeFrame(
  bytes: Uint8Array,
  { line, column, length = 1 }: FrameTarget,
  { firstLine = 1 }: FrameOptions = {},
): string {
  const [lineStart, end] = lineSpan(bytes, line - firstLine);
  const start = lineStart + (hasByteOrderMark(bytes, lineStart) ? BYTE_ORDER_MARK_BYTES : 0);
  const place = { start, target: offsetOfColumn(bytes, start, end, column), end };
  const least = Math.max(1, length);
  const shown = plainWindow(bytes, place, least) ?? windowOf(bytes, place, least);

  const cutBefore = shown.from > start ? '…' : '';
  const cutAfter = shown.to < end ? '…' : '';
  const gutter = `${line} | `;
  const margin = ' '.repeat(cutBefore.length + shown.margin);
  const text = `${gutter}${cutBefore}${shown.text}${cutAfter}`;
  return `${text.trimEnd()}\n${' '.repeat(gutter.length - 2)}| ${margin}${'^'.repeat(Math.max(1, shown.marked))}`;
}
