import type { Job, JobList, JobRequest, JobState, ProblemItem } from '../../contract';

/** A key with which a request may be sent again. */
export interface IdempotencyKey {
  readonly tokenId: string;
  readonly key: string;
  readonly bodySha256: Uint8Array;
}

/** What became of a request for a job. */
export type Submitted =
  | { readonly outcome: 'accepted'; readonly job: Job }
  | { readonly outcome: 'queue_full'; readonly limit: number }
  | { readonly outcome: 'key_in_use' | 'key_reused' };

/** Which jobs are listed. */
export interface JobFilter {
  readonly cursor: string | undefined;
  readonly limit: number;
  readonly states: readonly JobState[];
  readonly experimentId: string | undefined;
  readonly runId: string | undefined;
}

/** The jobs, as the API needs them. */
export interface Jobs {
  /** Each mistake in a request: an experiment that is not registered, parameters that are not its. */
  check(request: JobRequest): readonly ProblemItem[];
  submit(request: JobRequest, key: IdempotencyKey | undefined): Promise<Submitted>;
  get(jobId: string): Promise<Job | undefined>;
  /** A page, newest first; undefined for a cursor that is none of this filter. */
  list(filter: JobFilter): Promise<JobList | undefined>;
  /** Cancels a job that has not ended; gives the job as it then is. */
  cancel(jobId: string, by: string): Promise<Job | undefined>;
  /** Rejects when the database cannot be reached. */
  ping(): Promise<void>;
}
