import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** Gives every line of a file. */
export type Reader = (file: string, onLine: (line: string) => void) => Promise<void>;

const CHUNK = 1 << 18;
const LINE_FEED = 10;

export const READERS: Record<string, Reader> = {
  /** What Node's documentation shows. */
  async readline(file, onLine) {
    for await (const line of createInterface({ input: createReadStream(file) })) onLine(line);
  },

  /**
   * As fast as lines can be had in JavaScript: each is decoded alone, so that one character beyond
   * Latin-1 does not make the lines around it twice as long.
   */
  chunks(file, onLine) {
    const descriptor = openSync(file, 'r');
    let buffer = Buffer.allocUnsafe(2 * CHUNK);
    let kept = 0;
    for (;;) {
      if (buffer.length - kept < CHUNK) buffer = Buffer.concat([buffer], 2 * buffer.length);
      const length = kept + readSync(descriptor, buffer, kept, CHUNK, null);
      if (length === kept) break;
      const end = buffer.subarray(0, length).lastIndexOf(LINE_FEED) + 1;
      splitLines(buffer, end, onLine);
      kept = buffer.copy(buffer, 0, end, length);
    }
    if (kept > 0) onLine(buffer.toString('utf8', 0, kept));
    closeSync(descriptor);
    return Promise.resolve();
  },
};

function splitLines(buffer: Buffer, end: number, onLine: (line: string) => void): void {
  for (let start = 0; start < end;) {
    const lineFeed = buffer.indexOf(LINE_FEED, start);
    onLine(buffer.toString('utf8', start, lineFeed));
    start = lineFeed + 1;
  }
}
