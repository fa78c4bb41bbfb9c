import type { FileHandle } from 'node:fs/promises';

const LF = 0x0a;
const CHUNK_BYTES = 1 << 20;

/** What of a JSONL file is whole: the lines that end with LF. */
export interface WholeLines {
  readonly count: number;
  /** Offset after the last LF; bytes from here on are a torn tail. */
  readonly end: number;
  /** Offset of the last whole line. */
  readonly lastStart: number;
}

/** Looks through a file for the ends of its lines. */
export async function scanWholeLines(handle: FileHandle): Promise<WholeLines> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  let [count, end, lastStart] = [0, 0, 0];
  for (let offset = 0; ;) {
    const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, offset);
    if (bytesRead === 0) return { count, end, lastStart };
    const chunk = buffer.subarray(0, bytesRead);
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) {
      count++;
      lastStart = end;
      end = offset + at + 1;
    }
    offset += bytesRead;
  }
}
