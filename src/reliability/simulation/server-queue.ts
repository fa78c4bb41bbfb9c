import type { Clock } from '../clock';

/** Servers with one queue before them: first come, first served. */
export interface ServerQueue {
  /** Waits for a server, then for the service; resolves when that is done. */
  serve(service_ms: number): Promise<void>;
}

/**
 * A request that is in the queue is served, whether or not anyone still waits for it: most servers
 * do not notice that a client has gone, and that is what makes extra requests dangerous.
 */
export function createServerQueue(clock: Clock, servers: number): ServerQueue {
  const waiting: (() => void)[] = [];
  /** The first that waits; taking it off the front would move all others each time. */
  let first = 0;
  let idle = servers;

  function release(): void {
    const next = waiting[first];
    if (!next) {
      idle++;
      return;
    }
    first++;
    next();
  }

  return {
    serve: (service_ms) =>
      new Promise((resolve) => {
        const start = () => {
          clock.after(service_ms, () => {
            resolve();
            release();
          });
        };
        if (idle === 0) waiting.push(start);
        else {
          idle--;
          start();
        }
      }),
  };
}
