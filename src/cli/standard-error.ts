import { writeSync } from 'node:fs';

/** Writes a few words to standard error, without the stream if it takes them at once. */
export function writeError(text: string): void {
  const bytes = Buffer.from(text);
  try {
    const written = writeSync(2, bytes);
    if (written < bytes.length) process.stderr.write(bytes.subarray(written));
  } catch {
    // Such as a pipe that is full: the stream waits for its reader, and tells any other error.
    process.stderr.write(bytes);
  }
}
