import PQueue from 'p-queue';
import { checkCount } from '../count';

/** Thrown when a queue takes no further job. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

/** How busy a queue is and was. */
export interface QueueStats {
  readonly running: number;
  readonly queued: number;
  readonly completed: number;
  /** Jobs that failed. */
  readonly failed: number;
  /** Jobs that found the queue full. */
  readonly rejected: number;
  /** Jobs given up while they waited: they cost nothing. */
  readonly withdrawn: number;
  /** Jobs done although nobody waited for them any more. */
  readonly wasted: number;
}

/** Runs jobs in their order, a few at a time, so that they wait for one another as on a real server. */
export class JobQueue {
  readonly #queue: PQueue;
  readonly #maxQueue: number;
  #completed = 0;
  #failed = 0;
  #rejected = 0;
  #withdrawn = 0;
  #wasted = 0;

  /**
   * @param concurrency jobs at a time
   * @param maxQueue jobs that may wait while so many run
   * @throws RangeError unless they are whole numbers from 1 and from 0
   */
  constructor(concurrency: number, maxQueue: number) {
    this.#queue = new PQueue({ concurrency: checkCount('concurrency', concurrency, 1) });
    this.#maxQueue = checkCount('maxQueue', maxQueue, 0);
  }

  /**
   * Runs a job when its turn comes. Aborting withdraws one that waits; one that runs is finished,
   * as a model in the middle of an answer would.
   *
   * @throws QueueFullError when too many wait already
   */
  async run<T>(job: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const { pending, concurrency, size } = this.#queue;
    if (pending >= concurrency && size >= this.#maxQueue) {
      this.#rejected++;
      throw new QueueFullError(`${this.#maxQueue} requests wait already`);
    }
    // Aborting the queue's own signal would free the place of a job that still runs.
    const waiting = new AbortController();
    const withdraw = () => {
      this.#withdrawn++;
      waiting.abort(signal.reason);
    };
    signal.addEventListener('abort', withdraw, { once: true });
    return this.#queue.add(
      () => {
        signal.removeEventListener('abort', withdraw);
        return this.#finish(job, signal);
      },
      { signal: waiting.signal },
    );
  }

  get stats(): QueueStats {
    return {
      running: this.#queue.pending,
      queued: this.#queue.size,
      completed: this.#completed,
      failed: this.#failed,
      rejected: this.#rejected,
      withdrawn: this.#withdrawn,
      wasted: this.#wasted,
    };
  }

  async #finish<T>(job: () => Promise<T>, signal: AbortSignal): Promise<T> {
    try {
      const result = await job();
      this.#completed++;
      if (signal.aborted) this.#wasted++;
      return result;
    } catch (error) {
      this.#failed++;
      throw error;
    }
  }
}
