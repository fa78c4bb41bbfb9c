import { BACKSLASH, END, QUOTE, SPACE } from './ascii';
import type { Report } from './finding';
import { invalidUtf8, unexpected } from './unexpected';
import { sequenceLength, utf8Slice } from './utf8';

const SHORT_ESCAPES = new Set(Array.from('"\\/bfnrt', (character) => character.charCodeAt(0)));
const LETTER_U = 0x75;
const ESCAPE_NAMES = '\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u and four hexadecimal digits';

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** The code unit of the `\uXXXX` at `at`; -1 when there is none. */
function unicodeEscape(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== BACKSLASH || bytes[at + 1] !== LETTER_U) return -1;
  let unit = 0;
  for (let i = at + 2; i < at + 6; i++) {
    const digit = hexDigit(bytes[i] ?? END);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

function scanUnicodeEscape(bytes: Uint8Array, at: number, unit: number, report: Report): number {
  const isHigh = isHighSurrogate(unit);
  if (isHigh && isLowSurrogate(unicodeEscape(bytes, at + 6))) return at + 12;
  if (isHigh || isLowSurrogate(unit)) {
    const received = utf8Slice(bytes, at, at + 6);
    const half = isHigh ? 'first' : 'second';
    report({
      rule: 'lone-surrogate',
      offset: at,
      message: `${received} is the ${half} half of a surrogate pair without the other`,
      expected: isHigh ? `${received} and then \\uDC00 to \\uDFFF` : '\\uD800 to \\uDBFF before it',
      received,
    });
  }
  return at + 6;
}

/** The offset after the escape at `at`, -1 when it is none. */
function scanEscape(bytes: Uint8Array, at: number, report: Report): number {
  const unit = unicodeEscape(bytes, at);
  if (unit >= 0) return scanUnicodeEscape(bytes, at, unit, report);
  if (SHORT_ESCAPES.has(bytes[at + 1] ?? END)) return at + 2;
  const isUnicode = bytes[at + 1] === LETTER_U;
  const digits = /^[0-9a-f]*/i.exec(utf8Slice(bytes, at + 2, at + 6));
  const wrong = isUnicode ? at + 2 + (digits?.[0].length ?? 0) : at + 1;
  const finding = unexpected(bytes, wrong, isUnicode ? 'a hexadecimal digit' : ESCAPE_NAMES);
  report({ ...finding, message: `${finding.message} in an escape of a string` });
  return -1;
}

function reportControl(bytes: Uint8Array, at: number, start: number, report: Report): void {
  const finding = unexpected(bytes, at, at < bytes.length ? 'an escape for it' : 'a closing `"`');
  const escape = JSON.stringify(utf8Slice(bytes, at, at + 1)).slice(1, -1);
  report({
    ...finding,
    message: `${finding.message} in a string`,
    hint:
      at < bytes.length ? `Write it as ${escape}, or close the string before it.` : finding.hint,
    related: { offset: start, what: 'the string opened' },
  });
}

/**
 * Scans the string whose opening quote is at `start` (RFC 8259 §7). Returns the offset after its
 * closing quote, or -1 when it is broken. Lone surrogates, and the first byte that is not UTF-8,
 * are reported and passed over.
 */
export function scanString(bytes: Uint8Array, start: number, report: Report): number {
  let isUtf8 = true;
  let at = start + 1;
  for (;;) {
    const byte = bytes[at] ?? END;
    if (byte === QUOTE) return at + 1;
    if (byte < SPACE) {
      reportControl(bytes, at, start, report);
      return -1;
    }
    if (byte === BACKSLASH) {
      at = scanEscape(bytes, at, report);
      if (at < 0) return -1;
    } else if (byte < 0x80) {
      at++;
    } else {
      const length = sequenceLength(bytes, at);
      if (length === 0 && isUtf8) {
        isUtf8 = false;
        report(invalidUtf8(bytes, at));
      }
      at += Math.max(1, length);
    }
  }
}

/** The value of a string that {@link scanString} passed. */
export function decodeString(bytes: Uint8Array, start: number, end: number): string {
  const text = utf8Slice(bytes, start, end);
  if (!text.includes('\\')) return text.slice(1, -1);
  const value: unknown = JSON.parse(text);
  return typeof value === 'string' ? value : '';
}
