/** The queue of jobs that wait for a worker. */
export { JobQueue } from './job-queue';
