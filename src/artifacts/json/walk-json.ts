import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  END,
  isDigit,
  isLetter,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  skipWhitespace,
} from './ascii';
import type { Report } from './finding';
import { MAX_DEPTH } from './limits';
import { scanNumber } from './scan-number';
import { decodeString, scanString } from './scan-string';
import { scanWord } from './scan-word';
import { unexpected } from './unexpected';
import { asBuffer } from './utf8';

/** Told of a JSON text piece by piece, in the order of the text. */
export interface JsonVisitor {
  /** An element of the innermost array comes next. */
  item(index: number): void;
  /** A member of the innermost object comes next; its key, quotes included, is `start` to `end`. */
  key(name: string, start: number, end: number): void;
  open(start: number): void;
  close(end: number): void;
  scalar(start: number, end: number): void;
  readonly report: Report;
}

interface Frame {
  readonly isObject: boolean;
  /** Elements or members begun so far. */
  count: number;
}

type State =
  'value' | 'firstMember' | 'member' | 'firstItem' | 'item' | 'after' | 'done' | 'failed';

/** The grammar of RFC 8259 §2 to §5, with its own stack: no nesting can overflow the call stack. */
class Walker {
  #at: number;
  readonly #stack: Frame[] = [];

  constructor(
    readonly bytes: Uint8Array,
    readonly visitor: JsonVisitor,
    start: number,
  ) {
    this.#at = start;
  }

  run(): boolean {
    let state: State = 'value';
    while (state !== 'done' && state !== 'failed') state = this[state]();
    return state === 'done';
  }

  value(expected = 'a value'): State {
    const byte = this.#next();
    if (byte === OPEN_BRACE) return this.#open('firstMember');
    if (byte === OPEN_BRACKET) return this.#open('firstItem');
    const start = this.#at;
    this.#at = this.#scanScalar(byte, expected);
    if (this.#at < 0) return 'failed';
    this.visitor.scalar(start, this.#at);
    return 'after';
  }

  firstItem(): State {
    return this.#next() === CLOSE_BRACKET ? this.#close() : this.item('a value or `]`');
  }

  item(expected?: string): State {
    const frame = this.#stack.at(-1);
    if (frame) this.visitor.item(frame.count++);
    return this.value(expected);
  }

  firstMember(): State {
    return this.#next() === CLOSE_BRACE ? this.#close() : this.member('a key in quotes or `}`');
  }

  member(expected = 'a key in quotes'): State {
    if (this.#next() !== QUOTE) return this.#fail(expected);
    const { bytes, visitor } = this;
    const start = this.#at;
    this.#at = scanString(bytes, start, visitor.report);
    if (this.#at < 0) return 'failed';
    visitor.key(decodeString(bytes, start, this.#at), start, this.#at);
    if (this.#next() !== COLON) return this.#fail('`:` after the key');
    this.#at++;
    return 'value';
  }

  after(): State {
    const frame = this.#stack.at(-1);
    const byte = this.#next();
    if (!frame) return byte === END ? 'done' : this.#fail('nothing after the value');
    if (byte === COMMA) {
      this.#at++;
      return frame.isObject ? 'member' : 'item';
    }
    if (byte === (frame.isObject ? CLOSE_BRACE : CLOSE_BRACKET)) return this.#close();
    return this.#fail(frame.isObject ? '`,` or `}`' : '`,` or `]`');
  }

  #next(): number {
    this.#at = skipWhitespace(this.bytes, this.#at);
    return this.bytes[this.#at] ?? END;
  }

  #scanScalar(byte: number, expected: string): number {
    const { bytes, visitor } = this;
    if (byte === QUOTE) return scanString(bytes, this.#at, visitor.report);
    const isWord = isLetter(byte) || (byte === MINUS && isLetter(bytes[this.#at + 1] ?? END));
    if (isWord) return scanWord(bytes, this.#at, expected, visitor.report);
    if (byte === MINUS || isDigit(byte)) return scanNumber(bytes, this.#at, visitor.report);
    this.#fail(expected);
    return -1;
  }

  #open(state: 'firstItem' | 'firstMember'): State {
    if (this.#stack.length === MAX_DEPTH) {
      this.visitor.report({
        rule: 'nesting-too-deep',
        offset: this.#at,
        message: `Arrays and objects are nested more than ${MAX_DEPTH} levels deep`,
        expected: `at most ${MAX_DEPTH} levels`,
        received: `level ${MAX_DEPTH + 1}`,
      });
      return 'failed';
    }
    this.#stack.push({ isObject: state === 'firstMember', count: 0 });
    this.visitor.open(this.#at++);
    return state;
  }

  #close(): State {
    this.#stack.pop();
    this.visitor.close(++this.#at);
    return 'after';
  }

  #fail(expected: string): State {
    this.visitor.report(unexpected(this.bytes, this.#at, expected));
    return 'failed';
  }
}

/**
 * Walks one JSON text from the byte `start`. Returns whether it reached the end of the text: false
 * after the first error of syntax, which has then been reported.
 */
export function walkJson(bytes: Uint8Array, visitor: JsonVisitor, start = 0): boolean {
  return new Walker(asBuffer(bytes), visitor, start).run();
}
