import type { Finding, PlacedFinding } from './finding';
import { escapeSegment } from './json-pointer';
import { MAX_PROBLEMS } from './limits';
import { excerpt } from './printable';
import type { JsonVisitor } from './walk-json';

interface Frame {
  /** Of the array or object itself; worked out when the first problem needs it. */
  pointer: string | undefined;
  /** The element or member being parsed; undefined between two of them. */
  segment: string | number | undefined;
  /** Where each key of the object stood first. */
  keys: Map<string, number> | undefined;
}

/** Collects the problems of a text with the pointer of each, and finds duplicate keys. */
export class StrictVisitor implements JsonVisitor {
  readonly findings: PlacedFinding[] = [];
  /** Problems found beyond the listed ones. */
  omitted = 0;
  #isKeyMalformed = false;
  readonly #frames: Frame[] = [];

  readonly report = (finding: Finding): void => {
    if (finding.rule === 'invalid-utf8') this.#isKeyMalformed = true;
    if (this.findings.length < MAX_PROBLEMS) {
      this.findings.push({ ...finding, pointer: this.#pointer() });
    } else {
      this.omitted++;
    }
  };

  item(index: number): void {
    this.#setSegment(index);
  }

  key(name: string, start: number): void {
    const frame = this.#frames.at(-1);
    if (!frame) return;
    frame.segment = name;
    // Two different malformed keys decode to the same U+FFFD: no duplicate follows from that.
    const isMalformed = this.#isKeyMalformed;
    this.#isKeyMalformed = false;
    if (isMalformed) return;
    frame.keys ??= new Map();
    const first = frame.keys.get(name);
    if (first === undefined) {
      frame.keys.set(name, start);
      return;
    }
    this.report({
      rule: 'duplicate-key',
      offset: start,
      message: `The key "${excerpt(name)}" appears again in the same object`,
      expected: 'every key once',
      received: `"${excerpt(name)}" again`,
      related: { offset: first, what: 'it first appeared' },
    });
  }

  open(): void {
    this.#frames.push({ pointer: undefined, segment: undefined, keys: undefined });
  }

  close(): void {
    this.#frames.pop();
    this.#setSegment(undefined);
  }

  scalar(): void {
    this.#isKeyMalformed = false;
    this.#setSegment(undefined);
  }

  #setSegment(segment: string | number | undefined): void {
    const frame = this.#frames.at(-1);
    if (frame) frame.segment = segment;
  }

  /** Each frame keeps its own, so a thousand problems under one long key share its text. */
  #pointer(): string {
    let pointer = '';
    for (const frame of this.#frames) {
      frame.pointer ??= pointer;
      pointer = frame.pointer;
      if (frame.segment !== undefined) pointer += `/${escapeSegment(String(frame.segment))}`;
    }
    return pointer;
  }
}
