import { MAX_DEPTH, MAX_DOCUMENT_BYTES, MAX_LINE_BYTES } from '../json';
import { escapeSegment } from '../json/json-pointer';

/** Segments from the root to the value being looked at. */
type Path = (string | number)[];

/** The reader's limit leaves out the LF of a line, and counts that of a document. */
const LINE_END_BYTES = 1;

/** The `u` flag makes a pair one character, so only a half without the other matches. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * One line of a JSONL file, its LF included.
 *
 * Holds exactly what {@link parseStrictJson} reads back: what `JSON.stringify` would change or drop
 * without a word is refused. Properties that are undefined are left out, and -0 becomes 0.
 *
 * @throws TypeError naming the JSON Pointer (RFC 6901) of what JSON cannot hold: NaN, an infinity,
 * an integer beyond ±(2^53−1), a lone surrogate in a string or key, undefined in an array, a
 * function, a symbol, a bigint, an object with a class (a Date, a Map, a typed array), more than
 * 512 levels; and when the line would have more than 64 MiB
 */
export function toJsonLine(value: object): string {
  return checked(value, JSON.stringify, MAX_LINE_BYTES + LINE_END_BYTES);
}

/**
 * A JSON document, indented by two spaces, its last LF included.
 *
 * @throws TypeError as {@link toJsonLine}
 */
export function toJsonDocument(value: object): string {
  return checked(value, (data) => JSON.stringify(data, null, 2), MAX_DOCUMENT_BYTES);
}

function checked(value: object, stringify: (data: object) => string, maxBytes: number): string {
  refuseUnwritable(value, []);
  const text = `${stringify(value)}\n`;
  const bytes = Buffer.byteLength(text);
  if (bytes > maxBytes) throw refusal([], `it has ${bytes} bytes, more than ${maxBytes}`);
  return text;
}

/** Depth first; `path` bounds the recursion, so that an object inside itself is refused as well. */
function refuseUnwritable(value: unknown, path: Path): void {
  switch (typeof value) {
    case 'boolean':
      return;
    case 'number':
      return refuseNumber(value, path);
    case 'string':
      return refuseLoneSurrogate(value, 'a string', path);
    case 'object':
      return value === null ? undefined : refuseInside(value, path);
    default:
      throw refusal(path, `JSON has no ${typeof value}`);
  }
}

/** The rules of the reader's scanNumber: a value that is an integer counts, however it is written. */
function refuseNumber(value: number, path: Path): void {
  if (!Number.isFinite(value)) throw refusal(path, `${value} is not a JSON number`);
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw refusal(path, `${value} is an integer beyond ±9007199254740991; write it as a string`);
}

function refuseLoneSurrogate(text: string, what: string, path: Path): void {
  if (LONE_SURROGATE.test(text))
    throw refusal(path, `${what} holds half of a surrogate pair; it was cut inside a character`);
}

function refuseInside(value: object, path: Path): void {
  if (path.length === MAX_DEPTH)
    throw refusal(path, `more than ${MAX_DEPTH} levels deep, or inside itself`);
  if (Array.isArray(value)) {
    // By index: forEach would pass over the holes, which JSON.stringify writes as null.
    for (let i = 0; i < value.length; i++) refuseMember(value[i], i, path);
    return;
  }
  if (!isPlain(value))
    throw refusal(path, `${nameOfClass(value)} is not plain data; convert it first`);
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    refuseLoneSurrogate(key, 'a key', path);
    refuseMember(member, key, path);
  }
}

function refuseMember(member: unknown, segment: string | number, path: Path): void {
  path.push(segment);
  refuseUnwritable(member, path);
  path.pop();
}

/** Made by `{}` or by `Object.create(null)`, in whatever realm. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function nameOfClass(value: object): string {
  const { name } = value.constructor;
  return name === '' ? 'an object of a class' : `an object of class ${name}`;
}

function refusal(path: Path, why: string): TypeError {
  const pointer = path.map((segment) => `/${escapeSegment(String(segment))}`).join('');
  return new TypeError(`Cannot be written as JSON: at ${JSON.stringify(pointer)}, ${why}`);
}
