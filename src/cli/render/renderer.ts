import type { FileProblem } from '../../artifacts';

/** Turns what a check finds into text: as it is found, or all at once when the check is over. */
export interface Renderer {
  /** The target that is checked from now on: a run's folder or a file. */
  readonly target: (name: string) => void;
  /** A problem of that target; gives what to print at once. */
  readonly problem: (problem: FileProblem) => string;
  /** A problem beyond --max-problems, which is counted but not shown. */
  readonly omitted: () => void;
  /** Gives what to print when everything is checked. */
  readonly end: () => string;
}

/** Renders every problem by itself, so that none has to be kept. */
export function oneByOne(render: (problem: FileProblem) => string): Renderer {
  return { target: () => undefined, problem: render, omitted: () => undefined, end: () => '' };
}
