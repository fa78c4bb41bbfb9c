import type { FileHandle } from 'node:fs/promises';

/**
 * Shares one fdatasync among all the writes that came before it (group commit; DeWitt et al.,
 * *Implementation Techniques for Main Memory Database Systems*, SIGMOD 1984). One is in flight at a
 * time; it begins in the call itself, so that nothing done after the call can hold it up.
 */
export class GroupCommit {
  readonly #handle: FileHandle;
  #inFlight: Promise<void> | undefined;
  /** Not begun yet; takes in every write until it begins. */
  #next: Promise<void> | undefined;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /**
   * Resolves once an fdatasync that began after this call has ended. After one has failed none is
   * tried for those who wait: the kernel may have dropped the bytes, and a second try would report
   * success (Rebello et al., *Can Applications Recover from fsync Failures?*, ATC 2020).
   */
  commit(): Promise<void> {
    if (this.#next) return this.#next;
    if (!this.#inFlight) return this.#begin();
    this.#next = this.#inFlight.then(() => {
      this.#next = undefined;
      return this.#begin();
    });
    return this.#next;
  }

  #begin(): Promise<void> {
    this.#inFlight = this.#handle.datasync().finally(() => {
      this.#inFlight = undefined;
    });
    return this.#inFlight;
  }
}
