import { codeFrame, locatePointer, locatePointers } from '../json';
import type { FileProblem } from './file-problem';

/** A problem of which only the pointer is known. */
export type UnplacedProblem = Omit<FileProblem, 'file' | 'line' | 'column' | 'frame'>;

interface Place {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** A quick way to the place of a value, or of its key, in a text of one line; it may not know it. */
export type FindPlace = (
  bytes: Uint8Array,
  pointer: string,
  ofKey: boolean,
) => Omit<Place, 'line'> | undefined;

/** Finds the places of problems in the text of their document, which begins at `firstLine`. */
export function placeProblems(
  file: string,
  problems: readonly UnplacedProblem[],
  bytes: Uint8Array,
  firstLine: number,
  find?: FindPlace,
): FileProblem[] {
  const [only] = problems;
  if (!only) return [];
  const placed = (problem: UnplacedProblem, { line, column, length }: Place): FileProblem => {
    const { rule, pointer, message, expected, received, hint } = problem;
    const frame = () => codeFrame(bytes, { line, column, length }, { firstLine });
    return { file, line, column, rule, pointer, message, expected, received, hint, frame };
  };
  const origin = { line: firstLine, offset: 0 };
  // Of most lines one problem is told, and a file may have millions of them.
  if (problems.length === 1) {
    const key = isOfKey(only);
    const found = find?.(bytes, only.pointer, key);
    if (!found) return [placed(only, locatePointer(bytes, only.pointer, { key, origin }))];
    const { column, length } = found;
    return [placed(only, { line: firstLine, column, length })];
  }
  const requests = problems.map((problem) => ({ pointer: problem.pointer, key: isOfKey(problem) }));
  const places = locatePointers(bytes, requests, origin);
  return problems.map((problem, i) =>
    placed(problem, places[i] ?? { line: firstLine, column: 1, length: 1 }),
  );
}

/** Whether a problem is the name of a property rather than its value. */
function isOfKey({ rule }: UnplacedProblem): boolean {
  return rule === 'additionalProperties';
}
