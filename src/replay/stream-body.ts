import type { PlayedJob } from './played-job';
import type { RecordedEvent } from './recording';

/** The service says something at least so often. */
const HEARTBEAT_MS = 15_000;
/** What `retry:` asks readers to wait. */
const RETRY_MS = 2000;

/**
 * A run's events as server-sent events, each when it is due, from the one after `after` on. Ends with
 * the run, or when the token expires.
 */
export function streamBody(
  job: PlayedJob,
  after: number,
  expiresAt: number,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const closed = new AbortController();
  const expiry = setTimeout(() => closed.abort(), expiresAt - Date.now());
  const messages = messagesOf(job, after, closed.signal);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await messages.next();
      if (!done) {
        controller.enqueue(encoder.encode(value));
        return;
      }
      clearTimeout(expiry);
      controller.close();
    },
    cancel() {
      clearTimeout(expiry);
      closed.abort();
    },
  });
}

async function* messagesOf(
  job: PlayedJob,
  after: number,
  closed: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  yield `retry: ${RETRY_MS}\n\n`;
  for await (const event of job.recording.events()) {
    const due = job.dueAt(event);
    if (event.seq > after) yield* waitUntil(due, job, closed);
    if (closed.aborted) return;
    if (job.halt && due > job.halt.at) break;
    if (event.seq > after) yield message(job.own(event));
    if (event.event_name === 'run_stop') return;
  }
  // The run was canceled, or its recording has no end: its writer was killed.
  yield* waitUntil(Infinity, job, closed);
  const stop = await job.halt?.stop;
  if (stop && !closed.aborted && stop.seq > after) yield message(stop);
}

/** Heartbeats until a moment, or until the job is canceled or the stream is closed. */
async function* waitUntil(
  moment: number,
  job: PlayedJob,
  closed: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  for (;;) {
    const waitMs = moment - Date.now();
    if (waitMs <= 0 || closed.aborted || job.halted.aborted) return;
    await sleep(Math.min(waitMs, HEARTBEAT_MS), [closed, job.halted]);
    if (waitMs > HEARTBEAT_MS) yield ': heartbeat\n\n';
  }
}

function message(event: RecordedEvent): string {
  return `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** Resolves after so many milliseconds, or when a signal is aborted. */
function sleep(ms: number, signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    for (const signal of signals) signal.addEventListener('abort', end);
  });
}
