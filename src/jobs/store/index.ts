/** The jobs in the database, as the API needs them. */
export { JobStore, type JobStoreOptions } from './job-store';
export type { IdempotencyKey, JobFilter, Jobs, Submitted } from './jobs';
