/** The client of the jobs API and of a run's stream. No Node built-in, no `eval`. */
export { createClient, type ClientOptions, type CrucibleClient } from './create-client';
export { followRun, type FollowOptions } from './follow-run';
export type { FollowedRun } from './open-stream';
export { ProblemError } from './problem';
export type { StreamedEvent } from './read-event';
export { StreamError } from './stream-error';
