import type { describeRule, FileProblem } from '../../artifacts';

/** A problem as it is shown, with what not every check knows of it. */
export interface Reported extends FileProblem {
  /** Whether it fails the check; default `error`, which does. */
  readonly severity?: 'error' | 'warning' | 'note';
  /** Names it however unrelated parts of the file change; default made from its place and message. */
  readonly fingerprint?: string;
}

/** Which command checks, and what its rules are about. */
export interface CheckName {
  readonly command: string;
  readonly describeRule: typeof describeRule;
}

/** Turns what a check finds into text: as it is found, or all at once when the check is over. */
export interface Renderer {
  /** The target that is checked from now on: a run's folder or a file. */
  readonly target: (name: string) => void;
  /** A problem of that target; gives what to print at once. */
  readonly problem: (problem: Reported) => string;
  /** A problem beyond --max-problems, which is counted but not shown. */
  readonly omitted: () => void;
  /** Gives what to print when everything is checked. */
  readonly end: () => string;
}

/** Renders every problem by itself, so that none has to be kept. */
export function oneByOne(render: (problem: Reported) => string): Renderer {
  return { target: () => undefined, problem: render, omitted: () => undefined, end: () => '' };
}
