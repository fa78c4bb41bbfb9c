import type { Position } from './position';

/** What a rule is about, where it comes from, and how the problem is mended. */
interface SyntaxRuleInfo {
  readonly title: string;
  readonly reference: string;
  readonly hint: string;
}

/** The closed list of rules a text is held to before any schema is looked at. */
export const SYNTAX_RULES = {
  'json-syntax': {
    title: 'The text is not JSON',
    reference: 'RFC 8259 §2',
    hint: 'Write the file with a JSON serializer.',
  },
  'duplicate-key': {
    title: 'An object has the same key twice',
    reference: 'RFC 8259 §4',
    hint: 'Keep one of the two: parsers disagree on which one counts.',
  },
  'byte-order-mark': {
    title: 'The text begins with a byte order mark',
    reference: 'RFC 8259 §8.1',
    hint: 'Save the file as UTF-8 without BOM.',
  },
  'invalid-utf8': {
    title: 'The text is not UTF-8',
    reference: 'RFC 8259 §8.1',
    hint: 'Save the file as UTF-8.',
  },
  'lone-surrogate': {
    title: 'A string holds half of a surrogate pair',
    reference: 'RFC 8259 §8.2',
    hint: 'Write both halves, or the character itself; a string cut in the middle of a character causes this.',
  },
  'non-finite-number': {
    title: 'A number is not finite',
    reference: 'RFC 8259 §6',
    hint: 'JSON has no NaN and no infinity: leave the value out or write null where the schema allows it.',
  },
  'unsafe-integer': {
    title: 'An integer is beyond ±(2^53−1)',
    reference: 'RFC 8259 §6, RFC 7493 §2.2',
    hint: 'Write it as a string: most parsers would silently round it.',
  },
  'nesting-too-deep': {
    title: 'Arrays and objects are nested too deeply',
    reference: 'RFC 8259 §9',
    hint: 'Flatten the structure.',
  },
  'document-too-large': {
    title: 'The document is too large',
    reference: 'RFC 8259 §9',
    hint: 'Write many records as JSONL, one a line.',
  },
  'line-too-long': {
    title: 'A line is too long',
    reference: 'RFC 8259 §9',
    hint: 'Split the record; check that records are separated by LF.',
  },
  'torn-line': {
    title: 'The last line is torn',
    reference: 'JSON Lines',
    hint: 'The writer was stopped in the middle of a line: cut the file after its last LF, or resume the run, which does so.',
  },
  'carriage-return': {
    title: 'Lines end with CR LF',
    reference: 'JSON Lines',
    hint: 'End lines with LF alone; a checkout with core.autocrlf can cause this.',
  },
  'blank-line': {
    title: 'A line is blank',
    reference: 'JSON Lines',
    hint: 'Remove the line: every line holds one record.',
  },
  'empty-file': {
    title: 'The file is empty',
    reference: 'RFC 8259 §2',
    hint: 'The writer may have been stopped before it wrote anything.',
  },
} as const satisfies Record<string, SyntaxRuleInfo>;

export type SyntaxRule = keyof typeof SYNTAX_RULES;

/** One broken rule. Its texts are safe to print; `pointer` is exact and may hold any character. */
export interface SyntaxProblem extends Position {
  readonly rule: SyntaxRule;
  readonly message: string;
  readonly hint: string;
  readonly expected: string;
  readonly received: string;
  /** JSON Pointer (RFC 6901) of the innermost value being parsed, '' for the root. */
  readonly pointer: string;
  /** The other place the problem is about: the first of two equal keys, the quote never closed. */
  readonly related?: Position;
}
