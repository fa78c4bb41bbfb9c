import type { EventLog, LoggedRun } from './event-log';
import { EventLogs } from './event-logs';
import { follow, type Following, type Outlet, type StreamTimes } from './follow';
import { StreamSlots, type StreamLimits } from './stream-slots';

export type StreamSettings = StreamLimits & StreamTimes;

export const STREAM_SETTINGS: StreamSettings = {
  streams: 5000,
  streamsOfToken: 20,
  heartbeatMs: 15_000,
  slowMs: 10_000,
};

/** Who reads: where they are, and until when they may. */
export interface StreamReader {
  readonly token: string;
  /** `seq` of the last event they have; -1 for none. */
  readonly after: number;
  /** When their token expires, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A place for one stream of a run, which has not begun to send. */
export interface StreamPlace {
  /** Whether the run has ended and the reader has every event. */
  readonly isDelivered: boolean;
  /** Begins to send. */
  start(outlet: Outlet): Following;
  /** Gives the place up, unless it was started. */
  release(): void;
}

/** Every stream that this server has open. */
export class Streams {
  readonly #settings: StreamSettings;
  readonly #logs = new EventLogs();
  readonly #slots: StreamSlots;
  readonly #open = new Set<Following>();
  #isStopped = false;

  constructor(settings: StreamSettings = STREAM_SETTINGS) {
    this.#settings = settings;
    this.#slots = new StreamSlots(settings);
  }

  /**
   * Takes a place for one more stream; undefined when there are too many.
   *
   * @throws Error when the run's events cannot be read
   */
  async take(run: LoggedRun, reader: StreamReader): Promise<StreamPlace | undefined> {
    const free = this.#slots.take(reader.token);
    if (!free) return undefined;
    try {
      const { log, release } = await this.#logs.borrow(run);
      return this.#place(log, reader, () => {
        release();
        free();
      });
    } catch (error) {
      free();
      throw error;
    }
  }

  /** Ends every stream; readers go on at another server. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    const open = [...this.#open];
    for (const following of open) following.close('stopping');
    await Promise.all(open.map(({ done }) => done));
    await this.#logs.close();
  }

  #place(log: EventLog, { after, expiresAt }: StreamReader, release: () => void): StreamPlace {
    return {
      isDelivered: log.isDelivered(after),
      start: (outlet) => {
        const following = follow(log, outlet, after, expiresAt, this.#settings);
        this.#open.add(following);
        if (this.#isStopped) following.close('stopping');
        void following.done.finally(() => {
          this.#open.delete(following);
          release();
        });
        return following;
      },
      release,
    };
  }
}
