/** The jobs in the database, as the API needs them. */
export { JobStore } from './job-store';
export {
  LEASE_MS,
  LeasedJobs,
  MOST_LOSSES,
  type EndedJob,
  type LeasedJob,
  type LeaseState,
} from './leased-jobs';
export type { IdempotencyKey, JobFilter, Jobs, Submitted } from './jobs';
