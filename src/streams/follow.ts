import type { Batch } from './batch';
import type { EventLog } from './event-log';

/** Why a connection ends. */
export type StreamEnd =
  /** The run has ended and every event was sent. */
  | 'ended'
  /** Its token expired. */
  | 'expired'
  /** The reader takes nothing any more. */
  | 'slow'
  /** This server is stopping. */
  | 'stopping'
  /** The reader has gone. */
  | 'gone'
  | 'failed';

/** Where the events of one connection go. */
export interface Outlet {
  /**
   * Sends events; what it returns resolves once the reader has taken them, and rejects when it has
   * gone or the signal is aborted. No more than these are ever held for a connection.
   */
  send(batch: Batch, signal: AbortSignal): Promise<unknown> | undefined;
  heartbeat(): void;
  close(end: StreamEnd): void;
}

/** Milliseconds that a stream waits. */
export interface StreamTimes {
  /** Silence before a heartbeat. */
  readonly heartbeatMs: number;
  /** How long a reader may take for what it was sent, before it is disconnected. */
  readonly slowMs: number;
}

/** One connection; `close` ends it from outside. */
export interface Following {
  readonly done: Promise<void>;
  close(end: StreamEnd): void;
}

/**
 * Sends a run's events to a reader: those after `after`, then each new one, until the run ends or
 * the token expires.
 *
 * @param expiresAt when the token does, in milliseconds since 1970
 */
export function follow(
  log: EventLog,
  outlet: Outlet,
  after: number,
  expiresAt: number,
  { heartbeatMs, slowMs }: StreamTimes,
): Following {
  const closing = new AbortController();
  const close = (end: StreamEnd) => closing.abort(end);
  const expiry = setTimeout(close, expiresAt - Date.now(), 'expired');
  const heartbeat = setInterval(() => outlet.heartbeat(), heartbeatMs);

  async function send(): Promise<StreamEnd> {
    for (let next = after + 1; ;) {
      const batch = await log.read(next, closing.signal);
      if (!batch) return 'ended';
      const taken = outlet.send(batch, closing.signal);
      if (taken) {
        const slow = setTimeout(close, slowMs, 'slow');
        await taken.finally(() => clearTimeout(slow));
      }
      heartbeat.refresh();
      next = batch.next;
    }
  }

  const done = send()
    .catch(() => (closing.signal.aborted ? (closing.signal.reason as StreamEnd) : 'failed'))
    .then((end) => outlet.close(end))
    .finally(() => {
      clearTimeout(expiry);
      clearInterval(heartbeat);
    });
  return { done, close };
}
