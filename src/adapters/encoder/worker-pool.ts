import { Worker } from 'node:worker_threads';
import { ModelError } from '../model-error';

interface Task {
  readonly message: unknown;
  readonly resolve: (reply: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

interface Slot {
  worker: Worker | undefined;
  task: Task | undefined;
}

/** Runs messages on worker threads, one at a time each. */
export interface WorkerPool {
  /** Sends `message` to the next free worker and gives its reply. Aborting frees the thread at once. */
  run(message: unknown, signal?: AbortSignal): Promise<unknown>;
  /** Terminates the workers; what is still running is rejected. */
  close(): Promise<void>;
}

/**
 * Workers start on demand and start again after a crash or an abort: a computation in progress can
 * only be stopped with its thread. An idle worker does not keep the process alive.
 */
export function createWorkerPool(script: URL, size: number): WorkerPool {
  const slots: Slot[] = Array.from({ length: size }, () => ({
    worker: undefined,
    task: undefined,
  }));
  const queue: Task[] = [];
  let closed = false;

  function finish(slot: Slot): Task | undefined {
    const { task } = slot;
    slot.task = undefined;
    slot.worker?.unref();
    return task;
  }

  function start(slot: Slot): Worker {
    // No inherited flags: a loader meant for TypeScript sources has no business in this thread.
    const worker = new Worker(script, { execArgv: [] });
    const fail = (cause: unknown) => {
      if (slot.worker !== worker) return;
      slot.worker = undefined;
      finish(slot)?.reject(
        new ModelError(
          'worker_failed',
          `a worker of the sentence encoder stopped: ${describe(cause)}`,
          {
            cause,
          },
        ),
      );
      dispatch();
    };
    worker.on('message', (reply) => {
      if (slot.worker !== worker) return;
      finish(slot)?.resolve(reply);
      dispatch();
    });
    worker.on('error', fail);
    worker.on('messageerror', fail);
    worker.on('exit', (code) => fail(new Error(`exit code ${code}`)));
    return worker;
  }

  function dispatch(): void {
    for (const slot of slots) {
      if (slot.task !== undefined) continue;
      const task = queue.shift();
      if (task === undefined) return;
      slot.task = task;
      slot.worker ??= start(slot);
      slot.worker.ref();
      slot.worker.postMessage(task.message);
    }
  }

  function stop(slot: Slot): Promise<number> | undefined {
    const { worker } = slot;
    slot.worker = undefined;
    slot.task = undefined;
    return worker?.terminate();
  }

  function cancel(task: Task): void {
    const waiting = queue.indexOf(task);
    if (waiting >= 0) queue.splice(waiting, 1);
    const slot = slots.find((candidate) => candidate.task === task);
    if (slot === undefined) return;
    void stop(slot);
    dispatch();
  }

  return {
    run(message, signal) {
      if (closed) return Promise.reject(closedError());
      if (signal?.aborted) return Promise.reject(abortReason(signal));
      return new Promise((resolve, reject) => {
        const abort = () => {
          cancel(task);
          if (signal) reject(abortReason(signal));
        };
        const settle =
          <T>(done: (value: T) => void) =>
          (value: T) => {
            signal?.removeEventListener('abort', abort);
            done(value);
          };
        const task: Task = { message, resolve: settle(resolve), reject: settle(reject) };
        signal?.addEventListener('abort', abort, { once: true });
        queue.push(task);
        dispatch();
      });
    },
    async close() {
      closed = true;
      const pending = [...queue.splice(0), ...slots.flatMap(({ task }) => task ?? [])];
      const stopping = slots.map(async (slot) => {
        await stop(slot);
      });
      for (const task of pending) task.reject(closedError());
      await Promise.all(stopping);
    },
  };
}

function closedError(): ModelError {
  return new ModelError('closed', 'the sentence encoder is closed');
}

function describe(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** An abort's reason may be any value; a rejection is always an Error. */
function abortReason({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error('aborted', { cause: reason });
}
