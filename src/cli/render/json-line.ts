import type { FileProblem } from '../../artifacts';

/** For machines: one JSON object a line, the fields of {@link FileProblem} without the frame. */
export function jsonLine(problem: FileProblem): string {
  // The frame is a function, which JSON leaves out.
  return `${JSON.stringify(problem)}\n`;
}
