import { Batch, countLines } from './batch';
import type { EventPlace, LineFile } from './line-file';
import { readEvents } from './read-events';
import { RecentBatches } from './recent-batches';

/** New events are gathered this long, so that a busy run costs each reader a few writes a second. */
const GATHER_MS = 40;
/** The file is looked at so often even when nothing wakes: a network's file system tells nothing. */
const LOOK_MS = 200;
/** After this long without an event, a run whose job has ended will send none any more. */
const QUIET_MS = 10_000;

/** Which run a log is of. */
export interface LoggedRun {
  /** Which need not be there yet. */
  readonly events: EventPlace;
  /** Whether its job has reached a terminal state. */
  readonly isOver: () => Promise<boolean>;
  /** Without an event for so many milliseconds, a run that is over has ended. Default: 10,000. */
  readonly quietMs?: number;
}

/**
 * The events of one run for any number of readers: one reads their end, and what it found goes to
 * all of them. What wakes it only wakes: it reads by `seq`.
 */
export class EventLog {
  readonly #run: LoggedRun;
  readonly #quietMs: number;
  readonly #recent = new RecentBatches();
  /** What wakes each reader that waits. */
  readonly #waiting = new Map<AbortSignal, () => void>();
  readonly #readers = new WeakSet<AbortSignal>();
  #file: LineFile | undefined;
  #timer: NodeJS.Timeout | undefined;
  #nextSeq = 0;
  #offset = 0;
  #changedAt = Date.now();
  #isEnded = false;
  #isLooking = false;
  #isWoken = false;
  #isClosed = false;
  #failure: Error | undefined;

  private constructor(run: LoggedRun) {
    this.#run = run;
    this.#quietMs = run.quietMs ?? QUIET_MS;
  }

  /**
   * Opens the log, and reads it up to its present end.
   *
   * @throws Error when the file cannot be read or is no run's
   */
  static async open(run: LoggedRun): Promise<EventLog> {
    const log = new EventLog(run);
    await log.#look();
    if (!log.#failure) return log;
    await log.close();
    throw log.#failure;
  }

  /** Whether nothing can be read any more. */
  get isBroken(): boolean {
    return this.#failure !== undefined;
  }

  /** Whether the run has ended and a reader who has the event `seq` has all of them. */
  isDelivered(seq: number): boolean {
    return this.#isEnded && seq >= this.#nextSeq - 1;
  }

  /**
   * The events from `seq` on, as many as there are or as go well together; waits for the first.
   *
   * @param signal of this reader alone, which reads one thing at a time
   * @returns undefined when the run has ended and there is none
   * @throws the signal's reason when it is aborted; Error when the file cannot be read any more
   */
  async read(seq: number, signal: AbortSignal): Promise<Batch | undefined> {
    for (;;) {
      signal.throwIfAborted();
      if (this.#failure) throw this.#failure;
      if (seq < this.#nextSeq) return this.#recent.from(seq) ?? (await this.#readBefore(seq));
      if (this.#isEnded) return undefined;
      await this.#changed(signal);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#failure ??= new Error('the log was closed');
    this.#tell();
    await this.#file?.close();
  }

  /** Reads what is new, tells the readers, and looks again later. */
  async #look(): Promise<void> {
    // Two looks at a time would read the same events; the next one finds what woke this one.
    if (this.#isLooking) return;
    this.#isLooking = true;
    this.#isWoken = false;
    try {
      await this.#readNew();
    } catch (error) {
      this.#failure ??= error instanceof Error ? error : new Error(String(error));
    }
    this.#isLooking = false;
    if (!this.#isClosed && !this.isBroken && !this.#isEnded) return this.#lookIn(this.#pauseMs);
    this.#tell();
  }

  get #pauseMs(): number {
    return this.#isWoken ? GATHER_MS : LOOK_MS;
  }

  #lookIn(ms: number): void {
    if (this.#isClosed || this.isBroken || this.#isEnded) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), ms);
    this.#timer.unref();
  }

  async #readNew(): Promise<void> {
    if (await this.#readMore()) return this.#tell();
    if (Date.now() - this.#changedAt < this.#quietMs) return;
    // Its worker was killed for good, or stopped by force: nobody writes `run_stop` any more.
    const isOver = await this.#run.isOver();
    // What the run wrote as it was asked comes before the end.
    if (await this.#readMore()) return this.#tell();
    this.#isEnded = isOver;
    this.#changedAt = Date.now();
  }

  /** Whether there was anything. */
  async #readMore(): Promise<boolean> {
    this.#file ??= await this.#openFile();
    if (!this.#file) return false;
    const seqBefore = this.#nextSeq;
    for (let more = true; more && !this.#isEnded && !this.#isClosed;) {
      const bytes = await this.#file.read(this.#offset);
      more = bytes.length > 0;
      if (more) this.#add(bytes);
    }
    return this.#nextSeq > seqBefore;
  }

  async #openFile(): Promise<LineFile | undefined> {
    const file = await this.#run.events.open(() => this.#wake());
    if (file) this.#changedAt = await file.changedAt();
    return file;
  }

  /** Looks soon, once for all that happens until then. */
  #wake(): void {
    if (this.#isWoken) return;
    this.#isWoken = true;
    this.#lookIn(GATHER_MS);
  }

  #add(bytes: Buffer): void {
    const { batch, isLast } = readEvents(bytes, this.#nextSeq);
    this.#recent.add(batch, this.#offset);
    this.#offset += batch.bytes.length;
    this.#nextSeq = batch.next;
    this.#isEnded = isLast;
    this.#changedAt = Date.now();
  }

  async #readBefore(seq: number): Promise<Batch> {
    if (!this.#file) throw new Error('there are events and no file');
    let { seq: first, offset } = this.#recent.placeBefore(seq);
    for (;;) {
      const read = await this.#file.read(offset);
      // What the log has not looked at is for later.
      const bytes = read.subarray(0, this.#offset - offset);
      if (bytes.length === 0) throw new Error(`the file has lost event ${seq}`);
      const batch = new Batch(first, first + countLines(bytes), bytes);
      if (batch.next > seq) return batch.from(seq);
      offset += bytes.length;
      first = batch.next;
    }
  }

  /** Resolves when there may be something new, or the signal was aborted. */
  #changed(signal: AbortSignal): Promise<void> {
    if (!this.#readers.has(signal)) {
      // Once for a reader: listening anew for each batch would cost more than sending it.
      this.#readers.add(signal);
      signal.addEventListener('abort', () => this.#waiting.get(signal)?.(), { once: true });
    }
    return new Promise((resolve) => this.#waiting.set(signal, resolve));
  }

  #tell(): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }
}
