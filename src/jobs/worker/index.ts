/** What runs the jobs. */
export { Worker, type WorkerOptions } from './worker';
