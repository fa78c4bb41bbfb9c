import { promises, readFileSync, statSync } from 'node:fs';

/** Files up to so many bytes are read at once. */
const SMALL = 1 << 20;
/** What stays in a processor's second cache from when it is read until it is looked at. */
const CHUNK_BYTES = 1 << 18;

/**
 * The bytes of a file in chunks, each valid until the next. The next chunk is read while this one is
 * looked at.
 *
 * @param room told the size of the file, says where to read it; where absent, somewhere
 * @throws Error of the system when the file cannot be read
 */
export async function* chunksOfFile(
  file: string,
  room: (size: number) => Promise<Uint8Array | undefined> | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { size } = statSync(file);
  const given = await room(size);
  if (!given && size <= SMALL) {
    yield readFileSync(file);
    return;
  }
  yield* alternately(file, given ?? new Uint8Array(2 * CHUNK_BYTES));
}

async function* alternately(file: string, room: Uint8Array): AsyncGenerator<Uint8Array> {
  const half = Math.min(CHUNK_BYTES, Math.floor(room.length / 2));
  const halves = [room.subarray(0, half), room.subarray(half, 2 * half)] as const;
  // Of node:fs, which loads it when it is asked for: few files are large.
  const handle = await promises.open(file);
  const read = async (into: Uint8Array) => {
    const { bytesRead } = await handle.read(into, 0, into.length, null);
    return into.subarray(0, bytesRead);
  };
  let next = read(halves[0]);
  try {
    for (let turn = 1; ; turn = 1 - turn) {
      const chunk = await next;
      if (chunk.length === 0) return;
      next = read(turn === 1 ? halves[1] : halves[0]);
      // Told when it is awaited, and not while the chunk before it is looked at.
      next.catch(() => undefined);
      yield chunk;
    }
  } finally {
    await next.catch(() => undefined);
    await handle.close();
  }
}
