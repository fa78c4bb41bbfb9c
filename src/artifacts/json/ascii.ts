/** Bytes the grammar of RFC 8259 names, and the classes its tokens are made of. */
const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const DOT = 0x2e;
export const ZERO = 0x30;
export const COLON = 0x3a;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;

/** Stands for the byte after the last one; equal to no byte. */
export const END = -1;

export function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

export function isLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** `_` and `$` count, so that `null_x` is shown as one unknown word and not as `null` and a rest. */
export function isWordByte(byte: number): boolean {
  return isLetter(byte) || isDigit(byte) || byte === 0x5f || byte === 0x24;
}

/** Whitespace as RFC 8259 §2 has it: four bytes, none of Unicode's others. */
export function isWhitespace(byte: number): boolean {
  return byte === SPACE || byte === LF || byte === TAB || byte === CR;
}

export function skipWhitespace(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isWhitespace(bytes[at] ?? END)) at++;
  return at;
}
