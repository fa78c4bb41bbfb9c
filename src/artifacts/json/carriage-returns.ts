import { FILE_START, positionOf, type Position } from './position';
import type { RawLine } from './read-lines';
import { SYNTAX_RULES, type SyntaxProblem } from './syntax-problem';

/** Counts the lines that end with CR LF: a file has all or none, so one problem tells it. */
export class CarriageReturns {
  #count = 0;
  #first: Position | undefined;

  note(line: RawLine): void {
    if (!line.carriageReturn) return;
    this.#count++;
    if (this.#first) return;
    const origin = { offset: line.byteOffset, line: line.lineNumber };
    // Only the place is kept: the line may be 64 MiB long. One too long is shown at its start.
    const end = line.bytes.length;
    this.#first = positionOf(line.bytes, end, origin);
  }

  problems(): SyntaxProblem[] {
    if (this.#count === 0) return [];
    const lines = this.#count === 1 ? 'One line ends' : `${this.#count} lines end`;
    return [
      {
        rule: 'carriage-return',
        message: `${lines} with CR LF; this is the first.`,
        hint: SYNTAX_RULES['carriage-return'].hint,
        expected: 'LF',
        received: 'CR LF',
        ...(this.#first ?? { ...FILE_START, column: 1 }),
        pointer: '',
      },
    ];
  }
}
