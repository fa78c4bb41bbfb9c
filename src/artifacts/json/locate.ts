import { skipWhitespace } from './ascii';
import { pointerSegments } from './json-pointer';
import { FILE_START, positionsOf, type Origin, type Position } from './position';
import { BYTE_ORDER_MARK_BYTES, hasByteOrderMark } from './utf8';
import { walkJson, type JsonVisitor } from './walk-json';

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
  key: Span | undefined;
  value: Span | undefined;
}

function newNode(): Node {
  return { children: new Map(), key: undefined, value: undefined };
}

function addPath(root: Node, segments: readonly string[]): void {
  let node = root;
  for (const segment of segments) {
    let child = node.children.get(segment);
    if (!child) node.children.set(segment, (child = newNode()));
    node = child;
  }
}

/** Notes where the wanted values stand; passes over the rest of the text. */
class LocatingVisitor implements JsonVisitor {
  /** The wanted node of every array or object that is open; undefined for one nobody asked for. */
  readonly #open: { node: Node | undefined; start: number }[] = [];
  #next: Node | undefined;
  /** A text with errors is walked as far as it goes. */
  readonly report = (): void => {};

  constructor(
    root: Node,
    readonly length: number,
  ) {
    this.#next = root;
  }

  item(index: number): void {
    const children = this.#open.at(-1)?.node?.children;
    this.#next = children?.get(String(index));
    if (this.#next) this.#next.key = undefined;
  }

  key(name: string, start: number, end: number): void {
    this.#next = this.#open.at(-1)?.node?.children.get(name);
    if (this.#next) this.#next.key = { start, end };
  }

  open(start: number): void {
    this.#open.push({ node: this.#next, start });
    // Holds for what a text cut short never closes.
    if (this.#next) this.#next.value = { start, end: this.length };
  }

  close(end: number): void {
    const closed = this.#open.pop();
    if (closed?.node) closed.node.value = { start: closed.start, end };
  }

  scalar(start: number, end: number): void {
    if (this.#next) this.#next.value = { start, end };
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
 * Where the values of many JSON Pointers stand in the text, in one walk over it. A pointer to what
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
  walkJson(bytes, new LocatingVisitor(root, bytes.length), start);

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
