import { createReadStream } from 'node:fs';
import { ArchiveError } from './archive-error';
import { ZstdFrames } from './zstd-frames';

const CHUNK_BYTES = 1 << 18;
/** A file that grows beyond this many times its size, */
const MOST_GROWTH = 1000;
/** and beyond this many bytes, is made to fill memory or time. */
const HARMLESS_BYTES = 1 << 26;

type Chunks = AsyncIterable<Uint8Array>;

/** Ways to decompress, by the ending of a file's name. */
const ENDINGS = { '.gz': gunzip, '.zst': zstdDecompress } as const;

/** The name of a file without the ending that says how it is compressed. */
export function uncompressedName(file: string): string {
  const ending = endingOf(file);
  return ending ? file.slice(0, -ending.length) : file;
}

/**
 * What a compressed file holds, in chunks, each valid until the next; undefined when its name does
 * not say that it is compressed.
 *
 * @throws ArchiveError while reading, when it is broken or made to fill memory
 * @throws Error of the system when the file cannot be read
 */
export function decompressed(file: string): Chunks | undefined {
  const ending = endingOf(file);
  return ending && ENDINGS[ending](file);
}

function endingOf(file: string): keyof typeof ENDINGS | undefined {
  return (Object.keys(ENDINGS) as (keyof typeof ENDINGS)[]).find((one) => file.endsWith(one));
}

/** Counts what goes in and comes out, and stops a file that was made to fill memory or time. */
class Growth {
  #read = 0;
  #written = 0;

  read(bytes: number): void {
    this.#read += bytes;
  }

  written(bytes: number): void {
    this.#written += bytes;
    if (this.#written <= HARMLESS_BYTES || this.#written <= MOST_GROWTH * this.#read) return;
    const what = `it grows to more than ${MOST_GROWTH} times its size`;
    throw new ArchiveError(what, 'decompress it by hand if it is meant to');
  }
}

const HINT = 'it was cut short or changed: compress the file again';

async function* gunzip(file: string): AsyncGenerator<Uint8Array> {
  const { createGunzip } = await import('node:zlib');
  const growth = new Growth();
  const source = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  const stream = createGunzip({ chunkSize: CHUNK_BYTES });
  source.on('data', ({ length }) => growth.read(length));
  source.on('error', (error) => stream.destroy(error));
  const chunks: Chunks = source.pipe(stream);
  try {
    for await (const chunk of chunks) {
      growth.written(chunk.length);
      yield chunk;
    }
  } catch (error) {
    const isOfZlib = error instanceof Error && 'errno' in error && !('syscall' in error);
    throw isOfZlib ? new ArchiveError(error.message, HINT) : error;
  } finally {
    source.destroy();
  }
}

/** So many bytes hold no more than 64 MiB: the smallest block, of 4 bytes, holds 128 KiB. */
const PIECE_BYTES = 1 << 11;

async function* zstdDecompress(file: string): AsyncGenerator<Uint8Array> {
  const { Decompress } = await import('fzstd');
  const growth = new Growth();
  const frames = new ZstdFrames();
  let blocks: Uint8Array[] = [];
  const stream = new Decompress((block) => {
    growth.written(block.length);
    blocks.push(block);
  });
  const push = (piece: Uint8Array, isLast: boolean): Uint8Array[] => {
    growth.read(piece.length);
    frames.push(piece);
    blocks = [];
    try {
      stream.push(piece, isLast);
    } catch (error) {
      if (error instanceof ArchiveError) throw error;
      // Whatever the decoder stumbles over, it is the data.
      throw new ArchiveError(error instanceof Error ? error.message : String(error), HINT);
    }
    return blocks;
  };
  const chunks: Chunks = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES)
      yield* push(chunk.subarray(at, at + PIECE_BYTES), false);
  }
  yield* push(new Uint8Array(0), true);
}
