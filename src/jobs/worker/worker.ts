import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { TinkexRunner, type TrainingBackend } from '../../experiment';
import type { ArtifactStore } from '../artifacts';
import type { Database } from '../database';
import type { Registry } from '../registry';
import { LeasedJobs, type EndedJob, type LeasedJob } from '../store';
import type { JobQueue } from '../queue';
import { endStoredRun } from './end-stored-run';
import { Lease } from './lease';
import { failAs, runJob } from './job-run';

/** How often it looks for jobs when nothing wakes it, and for workers that are silent. */
const LOOK_MS = 1000;
/** How long stages have to see that they are to stop. */
const STOP_MS = 5000;

/** What a worker works with. */
export interface WorkerOptions {
  readonly database: Database;
  readonly queue: JobQueue;
  readonly registry: Registry;
  /** The files of the runs. */
  readonly artifacts: ArtifactStore;
  readonly backend: TrainingBackend;
  /** Folder that stages may keep what they computed in between runs. Default: none. */
  readonly cacheDir?: string;
  /** Jobs it runs at a time. */
  readonly concurrency: number;
  /** Told of every fault that is not a job's own. */
  readonly tell: (line: string) => void;
}

interface Running {
  readonly lease: Lease;
  readonly done: Promise<void>;
}

/** Takes jobs and runs them, until it is stopped. */
export class Worker {
  readonly #options: WorkerOptions;
  readonly #jobs: LeasedJobs;
  readonly #runner: TinkexRunner;
  readonly #holder = `${hostname()}-${process.pid}-${randomUUID()}`;
  readonly #running = new Map<string, Running>();
  readonly #stopping = new AbortController();
  readonly #draining = new AbortController();
  readonly #looking: NodeJS.Timeout;
  #wake: () => void = () => undefined;
  #stopListening: () => Promise<void> = () => Promise.resolve();
  #working = Promise.resolve();

  private constructor(options: WorkerOptions) {
    const { backend, cacheDir } = options;
    this.#options = options;
    this.#jobs = new LeasedJobs(options.database, options.queue, (job) =>
      // A folder that cannot be read or written is told of, and asked for no more.
      this.#endRun(job).catch((error: unknown) => this.#tell(error)),
    );
    this.#runner = new TinkexRunner({ backend, ...(cacheDir !== undefined && { cacheDir }) });
    this.#looking = setInterval(() => void this.#reclaim(), LOOK_MS);
  }

  static async start(options: WorkerOptions): Promise<Worker> {
    const worker = new Worker(options);
    worker.#stopListening = await options.database.listen('crucible_job', (notice) =>
      worker.#hear(notice),
    );
    worker.#working = worker.#work();
    return worker;
  }

  /**
   * Takes no more jobs, waits for those it has, and hands back those that are not done by then.
   *
   * @param graceMs how long it waits for them
   * @returns the jobs whose stages have not seen within 5 seconds that they are to stop. Others may go
   * on with them when their leases have expired, and nothing is written for them here from then on
   */
  async stop(graceMs: number): Promise<readonly string[]> {
    this.#stopping.abort();
    this.#wake();
    await this.#working;
    await this.#finished(graceMs);
    this.#draining.abort();
    await this.#finished(STOP_MS);
    // A stage that does not listen still holds its lease, which ends with the process.
    for (const { lease } of this.#running.values()) lease.release();
    clearInterval(this.#looking);
    await this.#stopListening();
    return [...this.#running.keys()];
  }

  async #work(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const job = await this.#take();
      if (job) this.#begin(job);
      else await this.#woken();
    }
  }

  async #take(): Promise<LeasedJob | undefined> {
    if (this.#running.size >= this.#options.concurrency) return undefined;
    return await this.#jobs.take(this.#holder).catch((error: unknown) => this.#tell(error));
  }

  async #endRun(job: EndedJob): Promise<void> {
    const canceled = { name: 'AbortError', message: 'the job was canceled while its run waited' };
    const end = { status: job.state, error: job.error ?? canceled };
    await endStoredRun(job, end, this.#options.artifacts);
  }

  #begin(job: LeasedJob): void {
    const lease = new Lease(this.#jobs, job.job_id, this.#holder);
    const done = this.#run(job, lease)
      .catch((error: unknown) => this.#tell(error))
      .finally(() => {
        lease.release();
        this.#running.delete(job.job_id);
        this.#wake();
      });
    this.#running.set(job.job_id, { lease, done });
  }

  async #run(job: LeasedJob, lease: Lease): Promise<void> {
    const { registry, artifacts } = this.#options;
    const parts = { job, artifacts, lease, holder: this.#holder, jobs: this.#jobs };
    const registered = registry.get(job.experiment_id);
    if (!registered) {
      const message = `no experiment is registered as ${job.experiment_id} where the job was to run`;
      return await failAs({ name: 'UnknownExperiment', message }, parts);
    }
    await runJob({ ...parts, registered, runner: this.#runner, drain: this.#draining.signal });
  }

  #hear(notice: string): void {
    const [jobId = '', state] = notice.split(' ');
    if (state === 'queued') this.#wake();
    if (state === 'canceled') void this.#running.get(jobId)?.lease.look();
  }

  async #reclaim(): Promise<void> {
    await this.#jobs.reclaim().catch((error: unknown) => this.#tell(error));
  }

  /** Until there may be work, or it is time to look. */
  async #woken(): Promise<void> {
    const timeout = new AbortController();
    await Promise.race([
      new Promise<void>((resolve) => (this.#wake = resolve)),
      wait(LOOK_MS, undefined, { signal: timeout.signal }).catch(() => undefined),
    ]);
    timeout.abort();
  }

  async #finished(withinMs: number): Promise<void> {
    const timeout = new AbortController();
    await Promise.race([
      Promise.all([...this.#running.values()].map(({ done }) => done)),
      wait(withinMs, undefined, { signal: timeout.signal }).catch(() => undefined),
    ]);
    timeout.abort();
  }

  #tell(error: unknown): undefined {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#options.tell(`worker: ${text}`);
  }
}
