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
import { FILE_START, positionOf, positionsOf, type Origin, type Position } from './position';
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

/** A value, or the key of one, by its pointer. */
export interface PlaceRequest {
  readonly pointer: string;
  readonly key?: boolean;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value some pointer leads through. */
class Node {
  children: Map<string, Node> | undefined;
  key: Span | undefined;
  value: Span | undefined;
}

/** Few names are compared with a key as it stands, which costs less than decoding it. */
const FEW = 8;

function addPath(root: Node, segments: readonly string[]): void {
  let node = root;
  for (const segment of segments) {
    node.children ??= new Map();
    let child = node.children.get(segment);
    if (!child) node.children.set(segment, (child = new Node()));
    node = child;
  }
}

/** The name of the key from `start` to `end`, quotes included; undefined when it is broken. */
function keyName(bytes: Uint8Array, start: number, end: number): string | undefined {
  const isWhole = scanString(bytes, start, () => undefined) === end;
  return isWhole ? decodeString(bytes, start, end) : undefined;
}

function keyIs(bytes: Uint8Array, start: number, end: number, name: string): boolean {
  for (let i = start + 1; i < end - 1; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === BACKSLASH || byte >= 0x80) return keyName(bytes, start, end) === name;
    if (byte !== name.charCodeAt(i - start - 1)) return false;
  }
  return name.length === end - start - 2;
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
    const { children } = node;
    const isWanted = children && (isObject || byte === OPEN_BRACKET);
    const end = isWanted ? this.#children(children, at + 1, isObject) : valueEnd(this.bytes, at);
    node.value = { start: at, end };
    return end;
  }

  #children(children: Map<string, Node>, from: number, isObject: boolean): number {
    const { bytes } = this;
    const closing = isObject ? CLOSE_BRACE : CLOSE_BRACKET;
    let at = skipWhitespace(bytes, from);
    for (let index = 0; at < bytes.length && bytes[at] !== closing; index++) {
      const next = isObject ? this.#member(children, at) : this.#item(children, at, index);
      at = skipWhitespace(bytes, next);
      if (bytes[at] === COMMA) at = skipWhitespace(bytes, at + 1);
      else if (bytes[at] !== closing) return bytes.length;
    }
    return Math.min(at + 1, bytes.length);
  }

  #item(children: Map<string, Node>, at: number, index: number): number {
    const child = children.get(String(index));
    if (!child) return valueEnd(this.bytes, at);
    child.key = undefined;
    return this.visit(child, at);
  }

  #member(children: Map<string, Node>, at: number): number {
    const { bytes } = this;
    if (bytes[at] !== QUOTE) return bytes.length;
    const keyEnd = stringEnd(bytes, at);
    const colon = skipWhitespace(bytes, keyEnd);
    if (bytes[colon] !== COLON) return bytes.length;
    const value = skipWhitespace(bytes, colon + 1);
    const child = value < bytes.length && this.#childNamed(children, at, keyEnd);
    if (!child) return valueEnd(bytes, value);
    child.key = { start: at, end: keyEnd };
    return this.visit(child, value);
  }

  #childNamed(children: Map<string, Node>, start: number, end: number): Node | undefined {
    const { bytes } = this;
    if (children.size > FEW) {
      const name = keyName(bytes, start, end);
      return name === undefined ? undefined : children.get(name);
    }
    for (const [name, child] of children) if (keyIs(bytes, start, end, name)) return child;
    return undefined;
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
    const child = node.children?.get(segment);
    if (!child?.value || !isWithin(child.value, span)) return span;
    node = child;
    span = child.value;
  }
  return key ? (node.key ?? span) : span;
}

/** Where the wanted values stand, in one walk over the text. */
function spansOf(bytes: Uint8Array, requests: readonly PlaceRequest[]): Span[] {
  const start = hasByteOrderMark(bytes) ? BYTE_ORDER_MARK_BYTES : 0;
  const whole = { start: skipWhitespace(bytes, start), end: bytes.length };
  const paths = requests.map(({ pointer }) => pointerSegments(pointer));
  const root = new Node();
  for (const segments of paths) addPath(root, segments);
  new Locator(bytes).visit(root, whole.start);
  return paths.map((segments, i) => resolve(root, whole, segments, requests[i]?.key ?? false));
}

/**
 * Where the values of many JSON Pointers stand in a JSON text, in one walk over it. A pointer to what
 * is not there (a required property that is absent) gives the nearest ancestor that is.
 */
export function locatePointers(
  bytes: Uint8Array,
  requests: readonly PlaceRequest[],
  origin: Origin = FILE_START,
): Location[] {
  const spans = spansOf(bytes, requests);
  const positions = positionsOf(
    bytes,
    spans.map(({ start }) => start),
    origin,
  );
  return spans.map(({ start, end }) => {
    const position = positions.get(start) ?? { ...origin, column: 1 };
    return { ...position, length: end - start };
  });
}

/** {@link locatePointers} for one pointer. */
export function locatePointer(
  bytes: Uint8Array,
  pointer: string,
  { key = false, origin = FILE_START }: LocateOptions = {},
): Location {
  const [span] = spansOf(bytes, [{ pointer, key }]);
  const { start, end } = span ?? { start: 0, end: bytes.length };
  const { offset, line, column } = positionOf(bytes, start, origin);
  return { offset, line, column, length: end - start };
}
