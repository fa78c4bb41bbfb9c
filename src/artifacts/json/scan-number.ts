import { DOT, END, isDigit, isWordByte, MINUS, PLUS, ZERO } from './ascii';
import type { Report } from './finding';
import { excerpt } from './printable';
import { unexpected } from './unexpected';
import { utf8Slice } from './utf8';

const LETTER_E = 0x65;
/** A number with no more characters before its fraction is below 10^15, so it breaks no rule. */
const SAFE_LENGTH = 15;

function skipDigits(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isDigit(bytes[at] ?? END)) at++;
  return at;
}

/** The offset after one or more digits, -1 when there is none. */
function scanDigits(bytes: Uint8Array, from: number, where: string, report: Report): number {
  const end = skipDigits(bytes, from);
  if (end > from) return end;
  report(unexpected(bytes, from, `a digit ${where}`));
  return -1;
}

function scanInteger(bytes: Uint8Array, from: number, report: Report): number {
  if (bytes[from] !== ZERO || !isDigit(bytes[from + 1] ?? END)) {
    return scanDigits(bytes, from, 'after the minus sign', report);
  }
  const finding = unexpected(bytes, from, 'a number without leading zeros');
  report({ ...finding, hint: 'Remove the leading zeros, or write it as a string.' });
  return -1;
}

function scanExponent(bytes: Uint8Array, from: number, report: Report): number {
  const sign = bytes[from];
  const hasSign = sign === PLUS || sign === MINUS;
  return scanDigits(bytes, hasSign ? from + 1 : from, 'in the exponent', report);
}

function reportUnusable(bytes: Uint8Array, start: number, end: number, report: Report): void {
  const text = utf8Slice(bytes, start, end);
  const value = Number(text);
  const received = excerpt(text);
  if (!Number.isFinite(value)) {
    report({
      rule: 'non-finite-number',
      offset: start,
      message: `${received} is too large for a 64-bit floating-point number`,
      expected: 'a number of magnitude at most 1.7976931348623157e308',
      received,
      hint: 'Every reader would take it for infinity: leave the value out or write null where the schema allows it.',
    });
  } else if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    report({
      rule: 'unsafe-integer',
      offset: start,
      message: `${received} is an integer beyond ±9007199254740991 (2^53−1)`,
      expected: 'an integer from -9007199254740991 to 9007199254740991',
      received,
    });
  }
}

/**
 * Scans the number at `start` (RFC 8259 §6). Returns the offset after it, or -1 when it is broken.
 *
 * Reported and passed over: a number that overflows to infinity, and one whose value is an integer
 * beyond ±(2^53−1), however it is written. `1e20` is such an integer too: serializers write the same
 * value as `100000000000000000000`, so the two spellings cannot be told apart by a contract.
 */
export function scanNumber(bytes: Uint8Array, start: number, report: Report): number {
  const first = bytes[start] === MINUS ? start + 1 : start;
  let at = scanInteger(bytes, first, report);
  if (at < 0) return -1;
  const integerLength = at - start;
  if (bytes[at] === DOT) {
    at = scanDigits(bytes, at + 1, 'after the decimal point', report);
    if (at < 0) return -1;
  }
  const hasExponent = ((bytes[at] ?? END) | 0x20) === LETTER_E;
  if (hasExponent) {
    at = scanExponent(bytes, at + 1, report);
    if (at < 0) return -1;
  }
  if (isWordByte(bytes[at] ?? END) || bytes[at] === DOT) {
    report(unexpected(bytes, at, 'the end of the number'));
    return -1;
  }
  if (hasExponent || integerLength > SAFE_LENGTH) reportUnusable(bytes, start, at, report);
  return at;
}
