import { codeFrame, locatePointers } from '../json';
import type { FileProblem } from './file-problem';

/** A problem of which only the pointer is known. */
export type UnplacedProblem = Omit<FileProblem, 'file' | 'line' | 'column' | 'frame'>;

/** Finds the places of problems in the text of their document, which begins at `firstLine`. */
export function* placeProblems(
  file: string,
  problems: readonly UnplacedProblem[],
  bytes: Uint8Array,
  firstLine: number,
): Generator<FileProblem> {
  const requests = problems.map(({ pointer, rule }) => ({
    pointer,
    key: rule === 'additionalProperties',
  }));
  const places = locatePointers(bytes, requests, { line: firstLine, offset: 0 });
  for (const [index, problem] of problems.entries()) {
    const { line, column, length } = places[index] ?? { line: firstLine, column: 1, length: 1 };
    const frame = () => codeFrame(bytes, { line, column, length }, { firstLine });
    yield { file, line, column, ...problem, frame };
  }
}
