import { codeFrame, locatePointer, locatePointers } from '../json';
import type { FileProblem } from './file-problem';

/** A problem of which only the pointer is known. */
export type UnplacedProblem = Omit<FileProblem, 'file' | 'line' | 'column' | 'frame'>;

/** Finds the places of problems in the text of their document, which begins at `firstLine`. */
export function placeProblems(
  file: string,
  problems: readonly UnplacedProblem[],
  bytes: Uint8Array,
  firstLine: number,
): FileProblem[] {
  if (problems.length === 0) return [];
  const origin = { line: firstLine, offset: 0 };
  const requests = problems.map(({ pointer, rule }) => ({
    pointer,
    key: rule === 'additionalProperties',
  }));
  const [only] = requests;
  // Of most lines one problem is told, and a file may have millions of them.
  const places =
    only && requests.length === 1
      ? [locatePointer(bytes, only.pointer, { key: only.key, origin })]
      : locatePointers(bytes, requests, origin);
  return problems.map((problem, index) => {
    const { line, column, length } = places[index] ?? { line: firstLine, column: 1, length: 1 };
    const { rule, pointer, message, expected, received, hint } = problem;
    const frame = () => codeFrame(bytes, { line, column, length }, { firstLine });
    return { file, line, column, rule, pointer, message, expected, received, hint, frame };
  });
}
