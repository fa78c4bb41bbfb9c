import { DOT, MINUS, PLUS, ZERO } from './ascii';
import { NumberNode } from './layout';

const LETTER_E: u32 = 0x65;
/** So many digits before the point, and no integer is beyond ±(2^53−1). */
const SAFE_DIGITS: i32 = 15;
const SAFE_POWER: i64 = 1000000000000000;

/** Digits from `p` on, 16 when there are as many or more. */
// @inline
function digits(p: usize): i32 {
  return ctz(~areDigits(p));
}

/** Bits of the 16 bytes at `p` that are digits. */
// @inline
function areDigits(p: usize): i32 {
  const values = i8x16.sub(v128.load(p), i8x16.splat(0x30));
  return i8x16.bitmask(i8x16.le_u(values, i8x16.splat(9)));
}

/** After all digits from `p` on. */
export function digitsEnd(p: usize): usize {
  while (true) {
    // Of two blocks at once: whether a fraction has 16 digits or more is hard to foresee.
    const others = ~(areDigits(p) | (areDigits(p + 16) << 16));
    if (others) return p + ctz(others);
    p += 32;
  }
}

/** Value of `count` digits, 18 at most. */
export function integerOf(p: usize, count: i32): i64 {
  if (count > 0 && count <= 8) return eightDigits(load<u64>(p) << (64 - ((<u64>count) << 3)));
  let value: i64 = 0;
  for (let i = 0; i < count; i++) value = value * 10 + <i64>(<u32>load<u8>(p + i) - ZERO);
  return value;
}

/** Value of eight digits, first digit in the lowest byte; a zero byte is a zero. */
// @inline
function eightDigits(text: u64): i64 {
  const digits = text & 0x0f0f0f0f0f0f0f0f;
  const pairs = ((digits * 2561) >> 8) & 0x00ff00ff00ff00ff;
  const fours = ((pairs * 6553601) >> 16) & 0x0000ffff0000ffff;
  return <i64>((fours * 42949672960001) >> 32);
}

/** After the number at `p` (RFC 8259 §6) when it is finite and no integer beyond ±(2^53−1), else 0. */
export function anyNumber(p: usize): usize {
  return numberWithin(p, i64.MIN_VALUE, i64.MAX_VALUE);
}

/** A number with inclusive bounds. */
export function number(node: usize, p: usize): usize {
  return numberWithin(p, load<i64>(node, NumberNode.LEAST), load<i64>(node, NumberNode.MOST));
}

function numberWithin(p: usize, least: i64, most: i64): usize {
  const isNegative = load<u8>(p) == MINUS;
  const start = p + <usize>isNegative;
  // Most often there is one digit before a point: then there is no need to wait for their number.
  const count = load<u8>(start, 1) == DOT && <u32>load<u8>(start) - ZERO <= 9 ? 1 : digits(start);
  if (!isInteger(start, count) || count > SAFE_DIGITS) return 0;
  let q = start + count;
  let isWhole = true;
  if (load<u8>(q) == DOT) {
    const end = digitsEnd(q + 1);
    if (end == q + 1) return 0;
    q = end;
    isWhole = false;
  }
  let power = 0;
  if (((<u32>load<u8>(q)) | 0x20) == LETTER_E) {
    power = exponent(q + 1);
    if (power == NO_EXPONENT || count + max(power, 0) > SAFE_DIGITS) return 0;
    q = exponentEnd(q + 1);
    isWhole = false;
  }
  const isFree = isNegative ? least <= -SAFE_POWER && most >= 0 : least <= 0 && most >= SAFE_POWER;
  if (isFree) return q;
  const value = integerOf(start, count);
  return power <= 0 && isBetween(value, isWhole, power < 0, isNegative, least, most) ? q : 0;
}

/** Grammar of the digits before the point: at least one, and none before a zero that leads. */
// @inline
function isInteger(p: usize, count: i32): bool {
  return count > 0 && (count == 1 || load<u8>(p) != ZERO);
}

/** Whether all that a number can be, when only its digits before the point are known, is in bounds. */
function isBetween(
  value: i64,
  isWhole: bool,
  isShrunk: bool,
  isNegative: bool,
  least: i64,
  most: i64,
): bool {
  const far = isWhole ? value : value + 1;
  const near: i64 = isShrunk ? 0 : value;
  return isNegative ? -far >= least && -near <= most : near >= least && far <= most;
}

const NO_EXPONENT: i32 = i32.MIN_VALUE;

/** The exponent whose sign or first digit is at `p`; one of more than three digits counts as none. */
function exponent(p: usize): i32 {
  const sign: u32 = load<u8>(p);
  const start = p + <usize>(sign == MINUS || sign == PLUS);
  const count = digits(start);
  if (count == 0 || count > 3) return NO_EXPONENT;
  const value = <i32>integerOf(start, count);
  return sign == MINUS ? -value : value;
}

function exponentEnd(p: usize): usize {
  const sign: u32 = load<u8>(p);
  return digitsEnd(p + <usize>(sign == MINUS || sign == PLUS));
}

/** An integer with inclusive bounds, written without fraction and exponent. */
export function integer(node: usize, p: usize): usize {
  const isNegative = load<u8>(p) == MINUS;
  const start = p + <usize>isNegative;
  const count = digits(start);
  if (!isInteger(start, count)) return 0;
  const least = load<i64>(node, NumberNode.LEAST);
  const most = load<i64>(node, NumberNode.MOST);
  if (!isNegative && count <= SAFE_DIGITS && least <= 0 && most >= SAFE_POWER) return start + count;
  const magnitude = integerOf(start, count);
  const value = isNegative ? -magnitude : magnitude;
  // A zero with a sign is for the slow path: it would not be taken for 0 where digits are compared.
  const isPlain = !isNegative || magnitude != 0;
  return isPlain && value >= least && value <= most ? start + count : 0;
}
