import { skipWhitespace } from './ascii';
import { CarriageReturns } from './carriage-returns';
import { toProblems, type Finding } from './finding';
import type { JsonValue } from './json-value';
import { MAX_LINE_BYTES } from './limits';
import { parseAccepted, parseStrictJson } from './parse-json';
import { readJsonLines, type RawLine, type ReadLinesOptions } from './read-lines';
import type { SyntaxProblem } from './syntax-problem';

/** What a line holds: a value, or the problems that keep it from having one. */
export interface LineContent {
  /** Absent when there are problems, except a missing last LF, which leaves the value readable. */
  readonly value?: JsonValue;
  readonly problems: readonly SyntaxProblem[];
  /** Problems found beyond the listed ones. */
  readonly omitted: number;
}

/** A line and what it holds. */
export interface ParsedLine extends RawLine, LineContent {
  readonly kind: 'line';
}

/** What only the whole file shows; always the last thing yielded. */
export interface LinesEnd {
  readonly kind: 'end';
  readonly lineCount: number;
  readonly problems: readonly SyntaxProblem[];
}

function problemAt(line: RawLine, finding: Omit<Finding, 'offset'>): SyntaxProblem[] {
  const origin = { offset: line.byteOffset, line: line.lineNumber };
  return toProblems(line.bytes, [{ ...finding, offset: 0, pointer: '' }], origin);
}

function tooLong(line: RawLine, maxLineBytes: number): SyntaxProblem[] {
  return problemAt(line, {
    rule: 'line-too-long',
    message: `The line has ${line.byteLength} bytes, more than ${maxLineBytes}`,
    expected: `at most ${maxLineBytes} bytes`,
    received: `${line.byteLength} bytes`,
  });
}

function torn(line: RawLine, why: string): SyntaxProblem[] {
  return problemAt(line, {
    rule: 'torn-line',
    message: `The last line does not end with LF: ${why}`,
    expected: 'a JSON value and LF',
    received: `${line.byteLength} bytes and the end of the file`,
  });
}

function blank(line: RawLine): SyntaxProblem[] {
  return problemAt(line, {
    rule: 'blank-line',
    message: 'The line is blank',
    expected: 'a JSON value',
    received: 'a blank line',
  });
}

function parseTooLong(line: RawLine, maxLineBytes: number): LineContent {
  const problems = tooLong(line, maxLineBytes);
  if (!line.terminated) problems.push(...torn(line, 'it is too long to be read'));
  return { problems, omitted: 0 };
}

/** One problem for a last line cut short; one more than its own for one that only lacks its LF. */
function parseUnterminated(line: RawLine, outcome: LineContent, complete: boolean): LineContent {
  if (!complete) {
    const why = outcome.problems.at(-1)?.message ?? '';
    return { problems: torn(line, `its record does not parse. ${why}`), omitted: 0 };
  }
  const why = 'its record is whole, but the writer ends every line with LF';
  return { ...outcome, problems: [...torn(line, why), ...outcome.problems] };
}

function parseLine(line: RawLine, maxLineBytes: number): LineContent {
  if (line.tooLong) return parseTooLong(line, maxLineBytes);
  const isBlank = skipWhitespace(line.bytes, 0) === line.bytes.length;
  if (isBlank && line.terminated) return { problems: blank(line), omitted: 0 };
  const origin = { offset: line.byteOffset, line: line.lineNumber };
  const result = parseStrictJson(line.bytes, { origin, maxBytes: maxLineBytes });
  const outcome: LineContent = result.ok
    ? { value: result.value, problems: [], omitted: 0 }
    : { problems: result.problems, omitted: result.omitted };
  if (line.terminated) return outcome;
  return parseUnterminated(line, outcome, result.ok || result.complete);
}

const EMPTY: Finding = {
  rule: 'empty-file',
  offset: 0,
  message: 'The file holds no line',
  expected: 'one JSON value a line',
  received: 'nothing',
};

/** Parses the lines of a file one by one, and holds them and their ends to {@link SYNTAX_RULES}. */
export class LineParser {
  readonly #carriageReturns = new CarriageReturns();

  constructor(readonly maxLineBytes = MAX_LINE_BYTES) {}

  parse(line: RawLine): LineContent {
    this.#carriageReturns.note(line);
    return parseLine(line, this.maxLineBytes);
  }

  /** The value of a line that is known to break no rule of JSON. */
  parseStrict(line: RawLine): JsonValue {
    this.#carriageReturns.note(line);
    return parseAccepted(line.bytes);
  }

  /** What only the whole file shows, which has that many lines. */
  end(lineCount: number): SyntaxProblem[] {
    const problems = this.#carriageReturns.problems();
    if (lineCount > 0) return problems;
    return [...problems, ...toProblems(new Uint8Array(0), [{ ...EMPTY, pointer: '' }])];
  }
}

/**
 * Parses a JSONL source line by line and holds every line, and the way lines end, to the rules of
 * {@link SYNTAX_RULES}. Memory is bounded as in {@link readJsonLines}.
 */
export async function* parseJsonLines(
  source: AsyncIterable<Uint8Array>,
  { maxLineBytes = MAX_LINE_BYTES }: ReadLinesOptions = {},
): AsyncGenerator<ParsedLine | LinesEnd, void, undefined> {
  let lineCount = 0;
  const parser = new LineParser(maxLineBytes);
  for await (const line of readJsonLines(source, { maxLineBytes })) {
    lineCount++;
    yield { kind: 'line', ...line, ...parser.parse(line) };
  }
  yield { kind: 'end', lineCount, problems: parser.end(lineCount) };
}
