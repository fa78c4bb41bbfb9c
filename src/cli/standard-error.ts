import { writeSync } from 'node:fs';

/** Writes a few words to standard error, without the stream if it takes them at once. */
export async function writeError(text: string): Promise<void> {
  const bytes = Buffer.from(text);
  let written = 0;
  try {
    written = writeSync(2, bytes);
  } catch {
    // Such as a pipe that is full: the stream waits for its reader, and tells any other error.
  }
  if (written === bytes.length) return;
  await new Promise<void>((resolve) =>
    process.stderr.write(bytes.subarray(written), () => resolve()),
  );
}
