import type { Problem } from '../contract';

/** What came is no stream of this major version of the contract; following cannot go on. */
export class StreamError extends Error {
  override readonly name = 'StreamError';
  /** What is wrong with the event; empty where it is not the event that is wrong. */
  readonly problems: readonly Problem[];

  constructor(message: string, problems: readonly Problem[] = []) {
    super(message);
    this.problems = problems;
  }
}
