import { DOT, END, isWordByte, MINUS, PLUS, QUOTE } from './ascii';
import { excerpt, printable } from './printable';
import { sequenceLength, utf8Slice } from './utf8';

const LONGEST_WORD = 32;

/** The run of letters, digits and number signs at `at`, cut short: what a reader sees as one word. */
export function wordAt(bytes: Uint8Array, at: number): string {
  let end = at;
  for (; end < bytes.length && end - at <= LONGEST_WORD; end++) {
    const byte = bytes[end] ?? END;
    if (!isWordByte(byte) && byte !== DOT && byte !== PLUS && byte !== MINUS) break;
  }
  return excerpt(utf8Slice(bytes, at, end), LONGEST_WORD);
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}

/** Names what stands at `at`, for "found ..." in a message; safe to print. */
export function describeFound(bytes: Uint8Array, at: number): string {
  const byte = bytes[at];
  if (byte === undefined) return 'the end of the text';
  if (byte === QUOTE) return 'a string';
  const word = wordAt(bytes, at);
  if (word.length > 1) return `\`${word}\``;
  const length = sequenceLength(bytes, at);
  if (length === 0) return `the byte 0x${hex(byte, 2)}`;
  const character = utf8Slice(bytes, at, at + length);
  const isVisible = printable(character) === character && character.trim() !== '';
  if (isVisible && length === 1) return `\`${character}\``;
  const name = `U+${hex(character.codePointAt(0) ?? 0, 4)}`;
  return isVisible ? `\`${character}\` (${name})` : `the character ${name}`;
}
