import { skipWhitespace } from './ascii';
import { isCertainlyStrict } from './certainly-strict';
import { toProblems, type Finding } from './finding';
import type { JsonValue } from './json-value';
import { MAX_DOCUMENT_BYTES, MOST_DOCUMENT_BYTES } from './limits';
import { FILE_START, type Origin } from './position';
import { StrictVisitor } from './strict-visitor';
import type { SyntaxProblem } from './syntax-problem';
import { BYTE_ORDER_MARK_BYTES, hasByteOrderMark, utf8Text } from './utf8';
import { walkJson } from './walk-json';

export interface ParseOptions {
  /** Where `bytes` begin in their file; default the start of it. */
  readonly origin?: Origin;
  /** Largest text accepted; default 64 MiB, and no more than 128 MiB. */
  readonly maxBytes?: number;
}

export type ParseResult =
  | { readonly ok: true; readonly value: JsonValue }
  | {
      readonly ok: false;
      /** In the order of the text; at least one. */
      readonly problems: SyntaxProblem[];
      /** Problems found beyond the first 1,000, which are listed. */
      readonly omitted: number;
      /** Whether the text follows the grammar to its end, though it breaks a stricter rule. */
      readonly complete: boolean;
    };

function tooLarge(bytes: Uint8Array, maxBytes: number): Finding {
  return {
    rule: 'document-too-large',
    offset: 0,
    message: `The text has ${bytes.length} bytes, more than ${maxBytes}`,
    expected: `at most ${maxBytes} bytes`,
    received: `${bytes.length} bytes`,
  };
}

const EMPTY: Finding = {
  rule: 'empty-file',
  offset: 0,
  message: 'The text holds no JSON value',
  expected: 'a JSON value',
  received: 'nothing',
};

const BYTE_ORDER_MARK: Finding = {
  rule: 'byte-order-mark',
  offset: 0,
  message: 'The text begins with a byte order mark (EF BB BF)',
  expected: 'the JSON value at once',
  received: 'U+FEFF',
};

function scan(bytes: Uint8Array, visitor: StrictVisitor): boolean {
  const start = hasByteOrderMark(bytes) ? BYTE_ORDER_MARK_BYTES : 0;
  if (start > 0) visitor.report(BYTE_ORDER_MARK);
  if (skipWhitespace(bytes, start) < bytes.length) return walkJson(bytes, visitor, start);
  visitor.report(EMPTY);
  return false;
}

/**
 * Parses one JSON text held to the rules of {@link SYNTAX_RULES}: accepts what `JSON.parse` accepts,
 * less what breaks one of them, with the same value. Linear in the length of the text, and no input
 * makes it throw.
 *
 * Goes on after a problem that leaves the structure clear (a duplicate key, a lone surrogate, a
 * number no reader can hold, a byte in a string that is not UTF-8); stops at the first error of
 * syntax.
 */
export function parseStrictJson(bytes: Uint8Array, options: ParseOptions = {}): ParseResult {
  const { origin = FILE_START, maxBytes = MAX_DOCUMENT_BYTES } = options;
  const limit = Math.min(maxBytes, MOST_DOCUMENT_BYTES);
  if (bytes.length <= limit && isCertainlyStrict(bytes))
    return { ok: true, value: parseAccepted(bytes) };
  const visitor = new StrictVisitor();
  let complete = false;
  if (bytes.length > limit) visitor.report(tooLarge(bytes, limit));
  else complete = scan(bytes, visitor);

  const { findings, omitted } = visitor;
  if (findings.length > 0) {
    return { ok: false, problems: toProblems(bytes, findings, origin), omitted, complete };
  }
  return { ok: true, value: parseAccepted(bytes) };
}

/** The value of a text that is known to break no rule. */
export function parseAccepted(bytes: Uint8Array): JsonValue {
  // The native parser builds the value: `__proto__` is plain data. The cast only names what
  // JSON.parse returns, `any`, when it has no reviver.
  return JSON.parse(utf8Text(bytes)) as JsonValue;
}
