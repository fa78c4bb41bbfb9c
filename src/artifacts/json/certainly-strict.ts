import { isUtf8 } from 'node:buffer';
import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOT,
  END,
  isDigit,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  skipWhitespace,
  SPACE,
  ZERO,
} from './ascii';
import { MAX_DEPTH } from './limits';

const LETTER_E = 0x65;
/** No integer of so many characters is unsafe. */
const SAFE_LENGTH = 15;
/** Objects with more keys are left to the walk that keeps them in a Map. */
const MOST_KEYS = 64;
const DOUBT = -1;

const SHORT_ESCAPES = tableOf('"\\/bfnrt');
const LITERALS = ['true', 'false', 'null'].map((word) => Buffer.from(word));

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of Buffer.from(characters)) table[byte] = 1;
  return table;
}

/** The offset after the string at `at`, if it has no `\u`, which may be half of a pair. */
function stringEnd(bytes: Uint8Array, at: number): number {
  const { length } = bytes;
  for (let i = at + 1; i < length; i++) {
    const byte = bytes[i] ?? END;
    if (byte === QUOTE) return i + 1;
    if (byte < SPACE) return DOUBT;
    if (byte === BACKSLASH && SHORT_ESCAPES[bytes[++i] ?? 0] !== 1) return DOUBT;
  }
  return DOUBT;
}

/** The offset after the number at `at`, if it is clear at sight that it is finite and safe. */
function numberEnd(bytes: Uint8Array, at: number): number {
  const first = bytes[at] === MINUS ? at + 1 : at;
  const integer = digitsEnd(bytes, first);
  if (integer === first || integer - at > SAFE_LENGTH) return DOUBT;
  if (bytes[first] === ZERO && integer > first + 1) return DOUBT;
  let end = integer;
  if (bytes[end] === DOT) {
    end = digitsEnd(bytes, integer + 1);
    if (end === integer + 1) return DOUBT;
  }
  if (((bytes[end] ?? END) | 0x20) !== LETTER_E) return end;
  // A negative exponent makes it smaller, so that it stays safe.
  const exponent = digitsEnd(bytes, end + 2);
  return bytes[end + 1] === MINUS && exponent > end + 2 ? exponent : DOUBT;
}

function digitsEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isDigit(bytes[at] ?? END)) at++;
  return at;
}

function literalEnd(bytes: Uint8Array, at: number): number {
  const word = LITERALS.find(([first]) => first === bytes[at]);
  if (!word) return DOUBT;
  for (let i = 1; i < word.length; i++) if (bytes[at + i] !== word[i]) return DOUBT;
  return at + word.length;
}

/** FNV-1a; an escape could spell another key's characters, so that one gives no hash. */
function keyHash(bytes: Uint8Array, start: number, end: number): number | undefined {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === BACKSLASH) return undefined;
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash;
}

/** Goes over one text and stops at the first thing that is not certainly right. */
class Scan {
  /** Hashes of the keys of the objects that are open, the innermost last. */
  readonly #keys: number[] = [];
  /** Of each container that is open: where its keys begin in `#keys`; -1 for an array. */
  readonly #open: number[] = [];

  constructor(readonly bytes: Uint8Array) {}

  run(): boolean {
    const { bytes } = this;
    let at = this.#value(skipWhitespace(bytes, 0));
    while (at !== DOUBT && this.#open.length > 0) {
      at = skipWhitespace(bytes, at);
      const isObject = this.#open.at(-1) !== -1;
      const byte = bytes[at];
      if (byte === COMMA) at = isObject ? this.#member(at + 1) : this.#value(at + 1);
      else if (byte === (isObject ? CLOSE_BRACE : CLOSE_BRACKET)) at = this.#close(at);
      else return false;
    }
    return at !== DOUBT && skipWhitespace(bytes, at) === bytes.length;
  }

  /** The offset after the scalar, or after what opens a container and its first value. */
  #value(from: number): number {
    const { bytes } = this;
    const at = skipWhitespace(bytes, from);
    const byte = bytes[at] ?? END;
    if (byte === QUOTE) return stringEnd(bytes, at);
    if (byte === MINUS || isDigit(byte)) return numberEnd(bytes, at);
    if (byte === OPEN_BRACE) return this.#begin(at, this.#keys.length, CLOSE_BRACE);
    if (byte === OPEN_BRACKET) return this.#begin(at, -1, CLOSE_BRACKET);
    return literalEnd(bytes, at);
  }

  #begin(at: number, keys: number, closing: number): number {
    if (this.#open.length === MAX_DEPTH) return DOUBT;
    this.#open.push(keys);
    const next = skipWhitespace(this.bytes, at + 1);
    if (this.bytes[next] === closing) return this.#close(next);
    return keys === -1 ? this.#value(next) : this.#member(next);
  }

  #close(at: number): number {
    const keys = this.#open.pop() ?? -1;
    if (keys !== -1) this.#keys.length = keys;
    return at + 1;
  }

  #member(from: number): number {
    const { bytes } = this;
    const start = skipWhitespace(bytes, from);
    if (bytes[start] !== QUOTE) return DOUBT;
    const end = stringEnd(bytes, start);
    if (end === DOUBT || !this.#isNewKey(start + 1, end - 1)) return DOUBT;
    const colon = skipWhitespace(bytes, end);
    return bytes[colon] === COLON ? this.#value(colon + 1) : DOUBT;
  }

  #isNewKey(start: number, end: number): boolean {
    const hash = keyHash(this.bytes, start, end);
    const first = this.#open.at(-1) ?? 0;
    if (hash === undefined || this.#keys.length - first === MOST_KEYS) return false;
    for (let i = first; i < this.#keys.length; i++) if (this.#keys[i] === hash) return false;
    this.#keys.push(hash);
    return true;
  }
}

/**
 * Whether a text is certainly JSON that breaks none of the rules of `SYNTAX_RULES`: false says only
 * that a closer look is needed, as for `\u`, large numbers, and objects with many keys.
 */
export function isCertainlyStrict(bytes: Uint8Array): boolean {
  return isUtf8(bytes) && new Scan(bytes).run();
}
