import { describeFound } from './describe-found';
import type { Finding } from './finding';
import { syntaxHint } from './syntax-hint';
import { sequenceLength, utf8Slice } from './utf8';

const UTF_16_HINT = 'The file looks like UTF-16: save it as UTF-8.';

function looksLikeUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** A byte that is part of no UTF-8 sequence. */
export function invalidUtf8(bytes: Uint8Array, offset: number): Finding {
  const received = describeFound(bytes, offset);
  return {
    rule: 'invalid-utf8',
    offset,
    message: `Found ${received}, which is not part of a UTF-8 character`,
    expected: 'UTF-8',
    received,
    hint: looksLikeUtf16(bytes) ? UTF_16_HINT : undefined,
  };
}

/** Something stands where the grammar has no place for it. */
export function unexpected(bytes: Uint8Array, offset: number, expected: string): Finding {
  const length = sequenceLength(bytes, offset);
  if (length === 0 && offset < bytes.length) return invalidUtf8(bytes, offset);
  const received = describeFound(bytes, offset);
  return {
    rule: 'json-syntax',
    offset,
    message: `Found ${received}, expected ${expected}`,
    expected,
    received,
    hint: syntaxHint(bytes, offset, utf8Slice(bytes, offset, offset + length)),
  };
}
