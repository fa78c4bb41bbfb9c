import { COLON, DOT, QUOTE, ZERO } from './ascii';
import { DateTimeNode } from './layout';
import { digitsEnd } from './number';

const LETTER_Z: u32 = 0x5a;

/** A moment in UTC as RFC 3339 §5.6 has it, with the real calendar. */
export function dateTime(node: usize, p: usize): usize {
  if (load<u8>(p) != QUOTE) return 0;
  const start = p + 1;
  const length = load<i32>(node, DateTimeNode.LENGTH);
  if (length && isAlike(node, start)) return start + length;
  const end = anyDateTime(node, start);
  if (end) remember(node, start, <i32>(end - start));
  return end;
}

/** Whether the minute is the last one, and all else a digit where the last one had one, or the same. */
// @inline
function isAlike(node: usize, start: usize): bool {
  const minute = i8x16.eq(v128.load(start), v128.load(node, DateTimeNode.LAST));
  const above = i8x16.sub(v128.load(start, 16), v128.load(node, DateTimeNode.LEAST));
  const rest = i8x16.le_u(above, v128.load(node, DateTimeNode.SPAN));
  return i8x16.bitmask(v128.and(minute, rest)) == 0xffff;
}

function anyDateTime(node: usize, start: usize): usize {
  if (!isMinute(start, v128.load(start))) return 0;
  if (load<u8>(start, 16) != COLON || !isSecond(start)) return 0;
  let q = start + 19;
  let fraction: usize = 0;
  if (load<u8>(q) == DOT) {
    const end = digitsEnd(q + 1);
    fraction = end - q - 1;
    if (fraction == 0 || fraction > 31) return 0;
    q = end;
  }
  if (!((load<u32>(node, DateTimeNode.FRACTIONS) >> (<u32>fraction)) & 1)) return 0;
  return load<u8>(q) == LETTER_Z && load<u8>(q, 1) == QUOTE ? q + 2 : 0;
}

/** Lets the next one be alike, when all of it can be compared. */
function remember(node: usize, start: usize, length: i32): void {
  store<i32>(node, length <= 32 ? length : 0, DateTimeNode.LENGTH);
  v128.store(node, v128.load(start), DateTimeNode.LAST);
  for (let at: usize = 0; at < 16; at++) {
    const byte: u32 = load<u8>(start + at, 16);
    const isDigit = byte - ZERO <= 9;
    const span: u32 = <i32>at + 16 >= length ? 255 : isDigit ? (at == 1 ? 5 : 9) : 0;
    store<u8>(node + at, isDigit ? ZERO : byte, DateTimeNode.LEAST);
    store<u8>(node + at, span, DateTimeNode.SPAN);
  }
}

/** Whether `YYYY-MM-DDThh:mm` stands at `p` and is in the calendar. */
function isMinute(p: usize, bytes: v128): bool {
  const shape = i8x16(0, 0, 0, 0, 45, 0, 0, 45, 0, 0, 84, 0, 0, 58, 0, 0);
  const isDigit = i8x16.le_u(i8x16.sub(bytes, i8x16.splat(48)), i8x16.splat(9));
  const isSeparator = i8x16.eq(bytes, shape);
  const needsDigit = i8x16.eq(shape, i8x16.splat(0));
  if (!i8x16.all_true(v128.bitselect(isDigit, isSeparator, needsDigit))) return false;
  const year = twoDigits(p) * 100 + twoDigits(p + 2);
  const month = twoDigits(p + 5);
  const day = twoDigits(p + 8);
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
  return isDate && twoDigits(p + 11) <= 23 && twoDigits(p + 14) <= 59;
}

/** Whether the seconds are two digits up to 59, or 60 at the end of a day. */
function isSecond(start: usize): bool {
  const tens = <u32>load<u8>(start, 17) - ZERO;
  const ones = <u32>load<u8>(start, 18) - ZERO;
  if (ones > 9) return false;
  if (tens <= 5) return true;
  const isLastMinute = twoDigits(start + 11) == 23 && twoDigits(start + 14) == 59;
  return tens == 6 && ones == 0 && isLastMinute;
}

function twoDigits(p: usize): u32 {
  return (<u32>load<u8>(p) - ZERO) * 10 + (<u32>load<u8>(p, 1) - ZERO);
}

function daysOf(year: u32, month: u32): u32 {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}
