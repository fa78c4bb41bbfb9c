import { ftruncateSync, writeSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { ArtifactError } from './artifact-error';
import { GroupCommit } from './group-commit';
import { toJsonLine } from './json-text';
import { openLinesFile } from './open-lines-file';

/** Appends records to a JSONL file, one a line. One writer a file at a time. */
export interface JsonLinesWriter {
  /** Whole lines in the file, those of before included; they may not all be durable yet. */
  readonly lines: number;
  /**
   * Writes the record in the call itself, and resolves once it is durable: an fdatasync that began
   * after the write has ended. Appends that wait at the same time share one.
   *
   * A rejection that nobody waits for does not end the process; the next flush or close tells of it.
   *
   * @throws TypeError when the record cannot be JSON ({@link toJsonLine}): nothing is written, and
   * the writer goes on
   * @throws ArtifactError when the file could not be written (`write_failed`). A line written in
   * part is cut off again, and from then on every call rejects with this error
   */
  append(value: object): Promise<void>;
  /**
   * Resolves once all that was appended is durable.
   *
   * @throws the first error of an append that no flush has told of yet
   */
  flush(): Promise<void>;
  /** As flush, and closes the file, also when it throws. Closing twice is closing once. */
  close(): Promise<void>;
}

/**
 * Opens a JSONL file for appending, and creates it when it is not there. The torn tail that a
 * killed writer may have left, the bytes after the last LF, is cut off first.
 *
 * @throws ArtifactError when it is a link or not a file (`not_a_file`)
 */
export async function openJsonLinesWriter(file: string): Promise<JsonLinesWriter> {
  const { handle, lines, end } = await openLinesFile(file);
  return new LinesFile(file, handle, lines, end);
}

class LinesFile implements JsonLinesWriter {
  lines: number;
  #end: number;
  #durableLines: number;
  readonly #file: string;
  readonly #handle: FileHandle;
  readonly #group: GroupCommit;
  /** Why nothing more can be written. */
  #failure: ArtifactError | undefined;
  /** The first record refused since a flush told of one. */
  #refusal: TypeError | undefined;
  #closed: Promise<void> | undefined;

  constructor(file: string, handle: FileHandle, lines: number, end: number) {
    this.#file = file;
    this.#handle = handle;
    this.#group = new GroupCommit(handle);
    this.lines = this.#durableLines = lines;
    this.#end = end;
  }

  append(value: object): Promise<void> {
    const appended = this.#append(value);
    appended.catch(() => undefined);
    return appended;
  }

  async flush(): Promise<void> {
    this.#refuseWhenOver();
    await this.#commit();
    this.#tellOfErrors();
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  /** Up to the first await it runs in the call: appends are written in the order of the calls. */
  async #append(value: object): Promise<void> {
    this.#refuseWhenOver();
    this.#write(Buffer.from(this.#lineOf(value)));
    await this.#commit();
  }

  #lineOf(value: object): string {
    try {
      return toJsonLine(value);
    } catch (error) {
      if (error instanceof TypeError) this.#refusal ??= error;
      throw error;
    }
  }

  #write(bytes: Uint8Array): void {
    try {
      for (let written = 0; written < bytes.length;) {
        const count = writeSync(this.#handle.fd, bytes, written, bytes.length - written);
        if (count === 0) throw new Error('the file system took none of the bytes');
        written += count;
      }
    } catch (error) {
      const state = `the line was not written; ${this.#cutBack()}`;
      throw this.#fail(state, error);
    }
    this.#end += bytes.length;
    this.lines++;
  }

  /** Removes a line written in part, and says what the file now holds. */
  #cutBack(): string {
    const kept = `the ${this.lines} lines before it are kept`;
    try {
      ftruncateSync(this.#handle.fd, this.#end);
      return kept;
    } catch {
      return `${kept}, and a torn one may follow them, which opening the file again cuts off`;
    }
  }

  async #commit(): Promise<void> {
    const { lines } = this;
    try {
      await this.#group.commit();
    } catch (error) {
      throw this.#fail(`only the first ${this.#durableLines} lines are sure to be kept`, error);
    }
    this.#durableLines = Math.max(this.#durableLines, lines);
  }

  async #close(): Promise<void> {
    // Those who wait for an earlier append get their answer before the file is closed.
    await this.#commit().catch(() => undefined);
    await this.#handle.close();
    this.#tellOfErrors();
  }

  #fail(state: string, cause: unknown): ArtifactError {
    const reason = cause instanceof Error ? cause.message : String(cause);
    this.#failure ??= new ArtifactError('write_failed', this.#file, `${state}: ${reason}`, {
      cause,
    });
    return this.#failure;
  }

  #refuseWhenOver(): void {
    if (this.#failure) throw this.#failure;
    if (this.#closed) throw new ArtifactError('closed', this.#file, 'its writer is closed');
  }

  #tellOfErrors(): void {
    const error = this.#failure ?? this.#refusal;
    this.#refusal = undefined;
    if (error) throw error;
  }
}
