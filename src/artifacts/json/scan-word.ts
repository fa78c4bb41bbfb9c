import { END, isWordByte, MINUS } from './ascii';
import type { Report } from './finding';
import { unexpected } from './unexpected';
import { utf8Slice } from './utf8';

const LITERALS = new Set(['true', 'false', 'null']);
const NON_FINITE = new Set(['NaN', 'Infinity', '-Infinity']);
const LONGEST = '-Infinity'.length;

function wordEnd(bytes: Uint8Array, start: number): number {
  let at = bytes[start] === MINUS ? start + 1 : start;
  // One byte more than the longest known word is enough to tell that it is another.
  while (at - start <= LONGEST && isWordByte(bytes[at] ?? END)) at++;
  return at;
}

/**
 * Scans the literal at `start` (RFC 8259 §3). Returns the offset after it, or -1 when it is no known
 * word. NaN and the infinities, which some serializers write, are reported and passed over.
 */
export function scanWord(
  bytes: Uint8Array,
  start: number,
  expected: string,
  report: Report,
): number {
  const end = wordEnd(bytes, start);
  const word = utf8Slice(bytes, start, end);
  if (LITERALS.has(word)) return end;
  if (!NON_FINITE.has(word)) {
    report(unexpected(bytes, start, expected));
    return -1;
  }
  report({
    rule: 'non-finite-number',
    offset: start,
    message: `${word} is not a JSON number`,
    expected: 'a finite number',
    received: word,
  });
  return end;
}
