import { jobIn, type Call } from './call';
import type { JobStore } from './job-store';
import type { PlayedJob } from './played-job';
import type { StreamTokens } from './stream-tokens';

/** What the operations of a replay work on. */
export interface PlayedState {
  readonly jobs: JobStore;
  readonly tokens: StreamTokens;
}

/** One request of one operation of a replay. */
export type PlayedCall = Call & PlayedState;

/** @throws Refusal when there is no such job */
export function jobOf(call: PlayedCall): PlayedJob {
  return jobIn(call, call.jobs);
}
