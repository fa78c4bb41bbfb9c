import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { LineRoom } from './line-room';

/** Files up to so many bytes are read at once. */
const SMALL = 1 << 20;
/** What stays in a processor's second cache from when it is read until it is looked at. */
const CHUNK_BYTES = 1 << 18;

/** Told how many bytes there are, at least, says where to gather them; undefined for anywhere. */
export type RoomFor = (bytes: number) => Promise<Uint8Array | undefined>;

/**
 * The bytes of a file in chunks, each valid until the next, and of whole lines unless it is small.
 * Read when they are asked for: to read in another thread meanwhile costs more than it saves.
 *
 * @param given where to gather them. Default: anywhere
 * @throws Error of the system when the file cannot be read
 */
export function* chunksOfFile(file: string, given?: Uint8Array): Generator<Uint8Array> {
  if (!given && statSync(file).size <= SMALL) {
    yield readFileSync(file);
    return;
  }
  const room = new LineRoom(given ?? new Uint8Array(2 * CHUNK_BYTES));
  const descriptor = openSync(file, 'r');
  try {
    for (;;) {
      const free = room.free.subarray(0, CHUNK_BYTES);
      const count = readSync(descriptor, free, 0, free.length, null);
      if (count === 0) break;
      yield room.take(count);
    }
    yield room.rest();
  } finally {
    closeSync(descriptor);
  }
}

/** The bytes of a stream in chunks, each valid until the next; from when there is room, of whole lines. */
export async function* chunksOfStream(
  source: AsyncIterable<Uint8Array>,
  roomFor: RoomFor,
): AsyncGenerator<Uint8Array, void, undefined> {
  let room: LineRoom | undefined;
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    const given = room ? undefined : await roomFor(size);
    if (given) room = new LineRoom(given);
    if (room) yield* gather(room, chunk);
    else yield chunk;
  }
  if (room) yield room.rest();
}

function* gather(room: LineRoom, chunk: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < chunk.length;) {
    const { free } = room;
    const part = chunk.subarray(at, at + free.length);
    free.set(part);
    at += part.length;
    yield room.take(part.length);
  }
}
