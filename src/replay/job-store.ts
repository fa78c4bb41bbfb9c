import type { JobRequest } from '../contract';
import { PlayedJob } from './played-job';
import type { RecordedCourse, Recording } from './recording';

/** Jobs kept at most: a page left open must not fill the memory. */
const MOST_JOBS = 1000;
/** How long a submitted job waits for its worker, in milliseconds at speed 1. */
const QUEUED_MS = 1000;

/** Ids of the job that is there from the beginning, as the document's examples have it. */
const FIRST_JOB_ID = '0192f0c1-8000-7cc0-9d55-0a1b2c3d4e5f';

/** The jobs, all of which play one recording. */
export class JobStore {
  readonly #jobs = new Map<string, PlayedJob>();
  readonly #keys = new Map<string, { readonly body: string; readonly job: PlayedJob }>();
  readonly #recording: Recording;
  readonly course: RecordedCourse;
  readonly #speed: number;

  constructor(recording: Recording, course: RecordedCourse, speed: number) {
    this.#recording = recording;
    this.course = course;
    this.#speed = speed;
    const { runId, experimentId, params, seed } = course;
    const identity = { jobId: FIRST_JOB_ID, runId, experimentId, params, seed };
    this.#jobs.set(FIRST_JOB_ID, new PlayedJob(identity, recording, course, speed, null));
  }

  get isFull(): boolean {
    return this.#jobs.size >= MOST_JOBS;
  }

  /** What an earlier request with this Idempotency-Key made. */
  earlier(key: string): { readonly body: string; readonly job: PlayedJob } | undefined {
    return this.#keys.get(key);
  }

  get(jobId: string): PlayedJob | undefined {
    return this.#jobs.get(jobId);
  }

  newestFirst(): PlayedJob[] {
    return [...this.#jobs.values()].reverse();
  }

  add(request: JobRequest, body: string, key: string | undefined): PlayedJob {
    const { experiment_id: experimentId, params, seed = null, name } = request;
    const [jobId, runId] = [crypto.randomUUID(), crypto.randomUUID()];
    const identity = {
      jobId,
      runId,
      experimentId,
      params,
      seed,
      ...(name !== undefined && { name }),
    };
    const startsAt = Date.now() + QUEUED_MS / this.#speed;
    const job = new PlayedJob(identity, this.#recording, this.course, this.#speed, startsAt);
    this.#jobs.set(jobId, job);
    if (key !== undefined) this.#keys.set(key, { body, job });
    return job;
  }
}
