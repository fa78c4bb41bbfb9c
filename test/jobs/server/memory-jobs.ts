import { randomUUID } from 'node:crypto';
import type { Job, JobList, JobRequest } from '../../../src';
import type { IdempotencyKey, JobFilter, Jobs, Submitted } from '../../../src/jobs/store';

/** Jobs in memory that nobody works on; a test brings them into the state it needs. */
export class MemoryJobs implements Jobs {
  readonly jobs = new Map<string, Job>();
  readonly keys = new Map<string, { body: string; jobId: string }>();
  /** Thrown by every call, when it is set. */
  failure: Error | undefined;
  queueLimit = 1000;

  check({ experiment_id }: JobRequest) {
    if (experiment_id !== 'unknown') return [];
    const message = 'no experiment is called unknown';
    return [{ rule: 'registered_experiment', pointer: '/experiment_id', message }];
  }

  async submit(request: JobRequest, key: IdempotencyKey | undefined): Promise<Submitted> {
    this.#failWhenTold();
    const body = Buffer.from(key?.bodySha256 ?? []).toString('hex');
    const name = `${key?.tokenId} ${key?.key}`;
    const earlier = key && this.keys.get(name);
    if (earlier && earlier.body !== body) return { outcome: 'key_reused' };
    if (earlier) return { outcome: 'accepted', job: this.#one(earlier.jobId) };
    if (this.jobs.size >= this.queueLimit) return { outcome: 'queue_full', limit: this.queueLimit };
    const job = this.add({ ...request });
    if (key) this.keys.set(name, { body, jobId: job.job_id });
    return { outcome: 'accepted', job };
  }

  async get(jobId: string) {
    this.#failWhenTold();
    return this.jobs.get(jobId);
  }

  async list({
    cursor,
    limit,
    states,
    experimentId,
    runId,
  }: JobFilter): Promise<JobList | undefined> {
    this.#failWhenTold();
    const newest = [...this.jobs.values()]
      .reverse()
      .filter((job) => states.length === 0 || states.includes(job.state))
      .filter((job) => experimentId === undefined || job.experiment_id === experimentId)
      .filter((job) => runId === undefined || job.run_id === runId);
    const from = cursor === undefined ? 0 : newest.findIndex((job) => job.job_id === cursor);
    if (from < 0) return undefined;
    const next_cursor = newest[from + limit]?.job_id ?? null;
    return { schema_version: '1.0.0', items: newest.slice(from, from + limit), next_cursor };
  }

  async cancel(jobId: string, by: string) {
    this.#failWhenTold();
    const job = this.jobs.get(jobId);
    if (job?.state !== 'queued' && job?.state !== 'running') return job;
    const finished_at = new Date().toISOString();
    return this.update(jobId, { state: 'canceled', canceled_by: by, finished_at });
  }

  async ping() {
    this.#failWhenTold();
  }

  add(given: Partial<Job>): Job {
    const at = new Date().toISOString();
    const job: Job = {
      schema_version: '1.0.0',
      job_id: randomUUID(),
      run_id: null,
      experiment_id: 'scifact_lora',
      state: 'queued',
      params: {},
      seed: null,
      created_at: at,
      updated_at: at,
      attempt: 0,
      ...given,
    };
    this.jobs.set(job.job_id, job);
    return job;
  }

  update(jobId: string, change: Partial<Job>): Job {
    const job = { ...this.#one(jobId), ...change };
    this.jobs.set(jobId, job);
    return job;
  }

  #one(jobId: string): Job {
    const job = this.jobs.get(jobId);
    if (!job) throw new Error(`no job ${jobId}`);
    return job;
  }

  #failWhenTold(): void {
    if (this.failure) throw this.failure;
  }
}
