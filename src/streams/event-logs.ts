import { EventLog, type LoggedRun } from './event-log';

/** A log is kept so long after its last reader: many come back. */
const LINGER_MS = 10_000;

interface SharedLog {
  readonly opened: Promise<EventLog>;
  readers: number;
  closing?: NodeJS.Timeout;
}

/** A log, until it is released. */
export interface BorrowedLog {
  readonly log: EventLog;
  readonly release: () => void;
}

/** The logs of the runs that are followed; readers of one run share one. */
export class EventLogs {
  readonly #logs = new Map<string, SharedLog>();

  /** @throws Error when the run's file cannot be read, or holds what is no run */
  async borrow(run: LoggedRun): Promise<BorrowedLog> {
    for (;;) {
      const shared = this.#shared(run);
      try {
        const log = await shared.opened;
        if (!log.isBroken) return { log, release: () => this.#release(run, shared) };
      } catch (error) {
        this.#forget(run, shared);
        throw error;
      }
      this.#forget(run, shared);
    }
  }

  async close(): Promise<void> {
    const logs = [...this.#logs.values()];
    this.#logs.clear();
    await Promise.allSettled(logs.map(closeLog));
  }

  #shared(run: LoggedRun): SharedLog {
    const shared = this.#logs.get(run.file) ?? { opened: EventLog.open(run), readers: 0 };
    this.#logs.set(run.file, shared);
    clearTimeout(shared.closing);
    shared.readers++;
    return shared;
  }

  #release({ file }: LoggedRun, shared: SharedLog): void {
    shared.readers--;
    if (shared.readers > 0) return;
    shared.closing = setTimeout(() => {
      if (this.#logs.get(file) === shared) this.#logs.delete(file);
      void closeLog(shared);
    }, LINGER_MS);
    shared.closing.unref();
  }

  /** The next reader opens the file anew. */
  #forget({ file }: LoggedRun, shared: SharedLog): void {
    if (this.#logs.get(file) === shared) this.#logs.delete(file);
    // One that could not be opened has closed itself.
    closeLog(shared).catch(() => undefined);
  }
}

async function closeLog({ opened, closing }: SharedLog): Promise<void> {
  clearTimeout(closing);
  await opened.then((log) => log.close());
}
