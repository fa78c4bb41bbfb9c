import type { FileProblem } from '../../artifacts';

/** For machines: one JSON object a line, the fields of {@link FileProblem} without the frame. */
export function jsonLine({ frame: _frame, ...problem }: FileProblem): string {
  return `${JSON.stringify(problem)}\n`;
}
