import { createReadStream } from 'node:fs';
import type { Decompress } from 'fzstd';
import type { XXHash } from 'xxhash-wasm';
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

/** The names under which a file may lie in a folder: its own first, and then compressed. */
export function possibleNames(name: string): string[] {
  return [name, ...Object.keys(ENDINGS).map((ending) => name + ending)];
}

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

/** The checksum of a frame is so much of the hash of its content (RFC 8878 §3.1.1). */
const LOW_HALF = 0xffff_ffffn;
/** So many bytes hold no more than 64 MiB: the smallest block, of 4 bytes, holds 128 KiB. */
const PIECE_BYTES = 1 << 11;

async function* zstdDecompress(file: string): AsyncGenerator<Uint8Array> {
  const decoder = new ZstdDecoder(await import('fzstd'), await xxhash64());
  const chunks: Chunks = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length;) {
      const { taken, blocks } = decoder.push(chunk.subarray(at, at + PIECE_BYTES));
      at += taken;
      yield* blocks;
    }
  }
  yield* decoder.end();
}

/** What makes the hash of a frame's content; undefined without WebAssembly, when it is not checked. */
async function xxhash64(): Promise<(() => XXHash<bigint>) | undefined> {
  if (typeof WebAssembly === 'undefined') return undefined;
  const { default: load } = await import('xxhash-wasm');
  const api = await load();
  return () => api.create64();
}

/** Decodes frame by frame, and holds the content of each to its checksum, if it has one. */
class ZstdDecoder {
  readonly #growth = new Growth();
  readonly #frames = new ZstdFrames();
  #blocks: Uint8Array[] = [];
  #stream: Decompress;
  #hash: XXHash<bigint> | undefined;

  constructor(
    private readonly fzstd: { readonly Decompress: typeof Decompress },
    private readonly createHash: (() => XXHash<bigint>) | undefined,
  ) {
    this.#stream = this.#start();
  }

  /** What the next bytes hold, up to the end of a frame, and how many those are. */
  push(piece: Uint8Array): { readonly taken: number; readonly blocks: readonly Uint8Array[] } {
    const taken = this.#frames.push(piece);
    this.#growth.read(taken);
    const { hasEnded, checksum } = this.#frames;
    const blocks = this.#decode(piece.subarray(0, taken), hasEnded);
    if (hasEnded) {
      const hash = this.#hash?.digest();
      if (checksum !== undefined && hash !== undefined && Number(hash & LOW_HALF) !== checksum) {
        throw new ArchiveError('its content has another checksum', HINT);
      }
      this.#stream = this.#start();
    }
    return { taken, blocks };
  }

  end(): readonly Uint8Array[] {
    return this.#decode(new Uint8Array(0), true);
  }

  #start(): Decompress {
    this.#hash = this.createHash?.();
    return new this.fzstd.Decompress((block) => {
      this.#growth.written(block.length);
      this.#hash?.update(block);
      this.#blocks.push(block);
    });
  }

  #decode(piece: Uint8Array, isLast: boolean): readonly Uint8Array[] {
    this.#blocks = [];
    try {
      this.#stream.push(piece, isLast);
    } catch (error) {
      if (error instanceof ArchiveError) throw error;
      // Whatever the decoder stumbles over, it is the data.
      throw new ArchiveError(error instanceof Error ? error.message : String(error), HINT);
    }
    return this.#blocks;
  }
}
