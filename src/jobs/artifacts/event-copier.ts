import { openLineFile, type LineFile } from '../../streams';
import type { LiveEvents } from '../store';
import type { StoredRun } from './artifact-store';

/** What a run appends to its events is in the database so much later at most, in milliseconds. */
const COPY_MS = 100;

/** Copies the events that a run appends to its file to where every server finds them. */
export class EventCopier {
  readonly #path: string;
  readonly #live: LiveEvents;
  readonly #run: StoredRun;
  readonly #lost: AbortSignal;
  #file: LineFile | undefined;
  #offset: number;
  #copying = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  /**
   * @param copied bytes of the file that are there already
   * @param lost aborted: nothing is copied any more
   */
  constructor(
    path: string,
    { live, run, lost }: { live: LiveEvents; run: StoredRun; lost: AbortSignal },
    copied: number,
  ) {
    this.#path = path;
    this.#live = live;
    this.#run = run;
    this.#lost = lost;
    this.#offset = copied;
    this.#copyLater();
  }

  /**
   * Resolves once all that is in the file now is there.
   *
   * @throws Error when it cannot be, or the job has a later attempt
   */
  async flush(): Promise<void> {
    this.#copying = this.#copying.catch(() => undefined).then(() => this.#copy());
    await this.#copying;
  }

  /** Copies what it still can: of the rest nobody knows, and the run goes on without it. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.flush().catch(() => undefined);
    await this.#file?.close();
  }

  #copyLater(): void {
    this.#timer = setTimeout(() => {
      // It is tried again, and the next flush that is waited for tells of what goes on.
      const copied = this.flush().catch(() => undefined);
      void copied.then(() => this.#isClosed || this.#copyLater());
    }, COPY_MS);
  }

  async #copy(): Promise<void> {
    this.#file ??= await openLineFile(this.#path);
    if (!this.#file) return;
    for (;;) {
      const lines = await this.#file.read(this.#offset);
      if (lines.length === 0) return;
      this.#lost.throwIfAborted();
      if (!(await this.#live.add(this.#run, this.#offset, lines)))
        throw new Error(`job ${this.#run.job_id} has a later attempt than ${this.#run.attempt}`);
      this.#offset += lines.length;
    }
  }
}
