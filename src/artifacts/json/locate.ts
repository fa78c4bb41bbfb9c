import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  skipWhitespace,
} from './ascii';
import { pointerSegments } from './json-pointer';
import { stringEnd, valueEnd } from './pass-over';
import { FILE_START, positionsOf, type Origin, type Position } from './position';
import { decodeString, scanString } from './scan-string';
import { BYTE_ORDER_MARK_BYTES, hasByteOrderMark } from './utf8';

/** A slice of a text. */
export interface Location extends Position {
  /** Bytes it is long. */
  readonly length: number;
}

export interface LocateOptions {
  /** The property's key, quotes included, rather than its value. No effect on an array's element. */
  readonly key?: boolean;
  /** Where `bytes` begin in their file; default the start of it. */
  readonly origin?: Origin;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value some pointer leads through. */
interface Node {
  readonly children: Map<string, Node>;
  /** Bytes of the children's names: a key of another length need not be decoded. */
  readonly lengths: Set<number>;
  key: Span | undefined;
  value: Span | undefined;
}

function newNode(): Node {
  return { children: new Map(), lengths: new Set(), key: undefined, value: undefined };
}

function addPath(root: Node, segments: readonly string[]): void {
  let node = root;
  for (const segment of segments) {
    let child = node.children.get(segment);
    if (!child) {
      node.children.set(segment, (child = newNode()));
      node.lengths.add(Buffer.byteLength(segment));
    }
    node = child;
  }
}

function hasEscape(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === BACKSLASH) return true;
  return false;
}

/**
 * Notes where the wanted values of a text stand, and passes over the rest of it. The text is JSON;
 * in any other, what is found lies within it.
 */
class Locator {
  constructor(readonly bytes: Uint8Array) {}

  /** Goes through the value at `at`; returns the offset after it. */
  visit(node: Node, at: number): number {
    const byte = this.bytes[at];
    const isObject = byte === OPEN_BRACE;
    const isWanted = node.children.size > 0 && (isObject || byte === OPEN_BRACKET);
    const end = isWanted ? this.#children(node, at + 1, isObject) : valueEnd(this.bytes, at);
    node.value = { start: at, end };
    return end;
  }

  #children(node: Node, from: number, isObject: boolean): number {
    const { bytes } = this;
    const closing = isObject ? CLOSE_BRACE : CLOSE_BRACKET;
    let at = skipWhitespace(bytes, from);
    for (let index = 0; at < bytes.length && bytes[at] !== closing; index++) {
      const next = isObject ? this.#member(node, at) : this.#item(node, at, index);
      at = skipWhitespace(bytes, next);
      if (bytes[at] === COMMA) at = skipWhitespace(bytes, at + 1);
      else if (bytes[at] !== closing) return bytes.length;
    }
    return Math.min(at + 1, bytes.length);
  }

  #item(node: Node, at: number, index: number): number {
    const child = node.children.get(String(index));
    if (!child) return valueEnd(this.bytes, at);
    child.key = undefined;
    return this.visit(child, at);
  }

  #member(node: Node, at: number): number {
    const { bytes } = this;
    if (bytes[at] !== QUOTE) return bytes.length;
    const keyEnd = stringEnd(bytes, at);
    const colon = skipWhitespace(bytes, keyEnd);
    if (bytes[colon] !== COLON) return bytes.length;
    const value = skipWhitespace(bytes, colon + 1);
    const child = value < bytes.length && this.#childNamed(node, at, keyEnd);
    if (!child) return valueEnd(bytes, value);
    child.key = { start: at, end: keyEnd };
    return this.visit(child, value);
  }

  #childNamed(node: Node, start: number, end: number): Node | undefined {
    const { bytes } = this;
    if (!hasEscape(bytes, start, end)) {
      if (!node.lengths.has(end - start - 2)) return undefined;
    } else if (scanString(bytes, start, () => undefined) !== end) {
      return undefined;
    }
    return node.children.get(decodeString(bytes, start, end));
  }
}

/** Of two equal keys the last counts; what was found inside the first lies outside its span. */
function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** The place of the value, or of its nearest ancestor that exists. */
function resolve(root: Node, whole: Span, segments: readonly string[], key: boolean): Span {
  let node = root;
  // A text with no value at all has no other place to show.
  let span = root.value ?? whole;
  for (const segment of segments) {
    const child = node.children.get(segment);
    if (!child?.value || !isWithin(child.value, span)) return span;
    node = child;
    span = child.value;
  }
  return key ? (node.key ?? span) : span;
}

/**
 * Where the values of many JSON Pointers stand in a JSON text, in one walk over it. A pointer to what
 * is not there (a required property that is absent) gives the nearest ancestor that is.
 */
export function locatePointers(
  bytes: Uint8Array,
  requests: readonly { readonly pointer: string; readonly key?: boolean }[],
  origin: Origin = FILE_START,
): Location[] {
  const start = hasByteOrderMark(bytes) ? BYTE_ORDER_MARK_BYTES : 0;
  const whole = { start: skipWhitespace(bytes, start), end: bytes.length };
  const paths = requests.map(({ pointer }) => pointerSegments(pointer));
  const root = newNode();
  for (const segments of paths) addPath(root, segments);
  new Locator(bytes).visit(root, whole.start);

  const spans = paths.map((segments, i) => resolve(root, whole, segments, !!requests[i]?.key));
  const positions = positionsOf(
    bytes,
    spans.map((span) => span.start),
    origin,
  );
  return spans.map((span) => ({
    ...(positions.get(span.start) ?? { ...origin, column: 1 }),
    length: span.end - span.start,
  }));
}

/** {@link locatePointers} for one pointer. */
export function locatePointer(
  bytes: Uint8Array,
  pointer: string,
  { key = false, origin = FILE_START }: LocateOptions = {},
): Location {
  const [location] = locatePointers(bytes, [{ pointer, key }], origin);
  return location ?? { ...origin, column: 1, length: bytes.length };
}
