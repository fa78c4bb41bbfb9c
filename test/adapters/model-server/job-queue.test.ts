import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JobQueue, QueueFullError, type QueueStats } from '../../../src/adapters/model-server/job-queue'; // prettier-ignore

/** One job of the test: ends when it is told to, and tells whether it has begun. */
class Job {
  readonly caller = new AbortController();
  readonly ended: Promise<unknown>;
  hasBegun = false;
  #resolve: (() => void) | undefined;
  #reject: ((error: Error) => void) | undefined;

  constructor(queue: JobQueue) {
    const work = () => {
      this.hasBegun = true;
      return new Promise<string>((resolve, reject) => {
        this.#resolve = () => resolve('done');
        this.#reject = reject;
      });
    };
    this.ended = queue.run(work, this.caller.signal).catch((error: unknown) => error);
  }

  end(): void {
    this.#resolve?.();
  }

  fail(): void {
    this.#reject?.(new Error('no luck'));
  }
}

type Step = 'arrive' | 'end' | 'fail' | 'leave while running' | 'leave while waiting';
const step = fc.constantFrom<Step[]>('arrive', 'arrive', 'arrive', 'end', 'fail', 'leave while running', 'leave while waiting'); // prettier-ignore

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Two lists and six numbers: what a queue of jobs is. */
class QueueModel {
  readonly running: Job[] = [];
  readonly waiting: Job[] = [];
  readonly #counts = { completed: 0, failed: 0, rejected: 0, withdrawn: 0, wasted: 0 };

  constructor(
    readonly queue: JobQueue,
    readonly concurrency: number,
    readonly maxQueue: number,
  ) {}

  async take(step: Step): Promise<void> {
    const [first] = this.running;
    const last = this.waiting.at(-1);
    if (step === 'arrive') await this.#arrive();
    if (step === 'end' && first) {
      first.end();
      this.#counts.completed++;
      if (first.caller.signal.aborted) this.#counts.wasted++;
      this.#next();
    }
    if (step === 'fail' && first) {
      first.fail();
      this.#counts.failed++;
      this.#next();
    }
    if (step === 'leave while running') first?.caller.abort();
    if (step === 'leave while waiting' && last) {
      last.caller.abort();
      this.#counts.withdrawn++;
      this.waiting.pop();
    }
    await settled();
  }

  get stats(): QueueStats {
    return { running: this.running.length, queued: this.waiting.length, ...this.#counts };
  }

  async #arrive(): Promise<void> {
    const job = new Job(this.queue);
    if (this.running.length < this.concurrency) this.running.push(job);
    else if (this.waiting.length < this.maxQueue) this.waiting.push(job);
    else {
      this.#counts.rejected++;
      expect(await job.ended).toBeInstanceOf(QueueFullError);
    }
  }

  #next(): void {
    this.running.shift();
    const next = this.waiting.shift();
    if (next) this.running.push(next);
  }
}

describe('JobQueue', () => {
  it('runs, keeps waiting and refuses as two lists of jobs would, and counts each', async () => {
    const concurrency = fc.integer({ min: 1, max: 3 });
    await fc.assert(
      fc.asyncProperty(concurrency, fc.nat(3), fc.array(step), async (workers, maxQueue, steps) => {
        const queue = new JobQueue(workers, maxQueue);
        const model = new QueueModel(queue, workers, maxQueue);
        for (const step of steps) {
          await model.take(step);
          expect(queue.stats).toEqual(model.stats);
          expect(model.running.every(({ hasBegun }) => hasBegun)).toBe(true);
          expect(model.waiting.some(({ hasBegun }) => hasBegun)).toBe(false);
        }
      }),
    );
  });

  it('without room to wait still has its workers', async () => {
    const queue = new JobQueue(1, 0);
    const job = new Job(queue);
    expect(await new Job(queue).ended).toBeInstanceOf(QueueFullError);
    job.end();
    expect(await job.ended).toBe('done');
    expect(queue.stats).toMatchObject({ completed: 1, rejected: 1 });
  });
});
