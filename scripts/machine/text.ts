import { BACKSLASH, QUOTE } from './ascii';
import { StringNode } from './layout';

const LETTER_C: u32 = 0x63;
const LETTER_D: u32 = 0x64;
const LETTER_U: u32 = 0x75;
/** A backslash and a `u`. */
const ESCAPE_U: u32 = 0x755c;

/** The first byte at or after `p` that cannot stand in a string as it is. */
// @inline
function special(p: usize): usize {
  while (true) {
    const bytes = v128.load(p);
    // The quote, and all that is below the space: one bit apart they are all that is not above it.
    const low = i8x16.le_u(v128.xor(bytes, i8x16.splat(2)), i8x16.splat(0x20));
    const found = i8x16.bitmask(v128.or(low, i8x16.eq(bytes, i8x16.splat(0x5c))));
    if (found) return p + <usize>ctz(found);
    p += 16;
  }
}

/** After the string that begins at `p` (RFC 8259 §7), 0 when none does. */
export function string(p: usize): usize {
  if (load<u8>(p) != QUOTE) return 0;
  let q = special(p + 1);
  while (load<u8>(q) == BACKSLASH) {
    q = escape(q);
    if (!q) return 0;
    q = special(q);
  }
  return load<u8>(q) == QUOTE ? q + 1 : 0;
}

/** As {@link string}, for one without escapes: equal bytes are then equal strings, and only they. */
export function plainString(p: usize): usize {
  if (load<u8>(p) != QUOTE) return 0;
  const q = special(p + 1);
  return load<u8>(q) == QUOTE ? q + 1 : 0;
}

/** A string with bounds of its length in code points. */
export function text(node: usize, p: usize): usize {
  const q = string(p);
  if (!q) return 0;
  const least = load<i32>(node, StringNode.LEAST);
  const most = load<i32>(node, StringNode.MOST);
  const bytes = <i32>(q - p - 2);
  // Every code point has at least one byte, and some byte is at least one code point.
  if (bytes <= most && (least == 0 || (least == 1 && bytes > 0))) return q;
  const length = codePoints(p + 1, q - 1);
  return length >= least && length <= most ? q : 0;
}

/** After the escape at `p`; 0 when it is none, or half of a surrogate pair. */
function escape(p: usize): usize {
  const letter: u32 = load<u8>(p, 1);
  if (letter != LETTER_U) return isShortEscape(letter) ? p + 2 : 0;
  const hex = areHexDigits(p + 2);
  if ((hex & 0xf) != 0xf) return 0;
  if (!isSurrogate(p)) return p + 6;
  if (isSecondHalf(p) || load<u16>(p, 6) != ESCAPE_U || ((hex >> 6) & 0xf) != 0xf) return 0;
  return isSurrogate(p + 6) && isSecondHalf(p + 6) ? p + 12 : 0;
}

/** One of `"\/bfnrt`. */
function isShortEscape(letter: u32): bool {
  switch (letter) {
    case 0x22:
    case 0x5c:
    case 0x2f:
    case 0x62:
    case 0x66:
    case 0x6e:
    case 0x72:
    case 0x74:
      return true;
    default:
      return false;
  }
}

/** Bits of the 16 bytes at `p` that are hexadecimal digits. */
// @inline
function areHexDigits(p: usize): i32 {
  const bytes = v128.load(p);
  const decimals = i8x16.le_u(i8x16.sub(bytes, i8x16.splat(0x30)), i8x16.splat(9));
  const small = v128.or(bytes, i8x16.splat(0x20));
  const letters = i8x16.le_u(i8x16.sub(small, i8x16.splat(0x61)), i8x16.splat(5));
  return i8x16.bitmask(v128.or(decimals, letters));
}

/** Whether the `\uXXXX` at `p` is of a surrogate: from D800 on, to DFFF. */
// @inline
function isSurrogate(p: usize): bool {
  return ((<u32>load<u8>(p, 2)) | 0x20) == LETTER_D && <u32>load<u8>(p, 3) >= 0x38;
}

/** Whether the surrogate at `p` is the second of two: from DC00 on. */
// @inline
function isSecondHalf(p: usize): bool {
  return ((<u32>load<u8>(p, 3)) | 0x20) >= LETTER_C;
}

/** Code points of the string between its quotes; its escapes are known to be whole. */
function codePoints(p: usize, end: usize): i32 {
  let count = 0;
  while (p < end) {
    const byte: u32 = load<u8>(p);
    if (byte == BACKSLASH) p = escape(p);
    else p++;
    // A continuation byte belongs to the code point before it.
    if ((byte & 0xc0) != 0x80) count++;
  }
  return count;
}
