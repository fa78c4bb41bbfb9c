import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endianness } from 'node:os';

/** Vectors by the content they were computed from. */
export interface EmbeddingCache {
  get(text: string): Promise<Float32Array | undefined>;
  set(text: string, vector: Float32Array): Promise<void>;
}

const DIGEST_BYTES = 32;

/**
 * One file a vector: the sha256 of key and payload, then the payload. The name is the sha256 of
 * model and text, and a file appears whole by renaming, so any number of processes may share the
 * folder. A record that does not match its digest (torn by a power cut, edited) counts as absent
 * and is written again.
 */
export function openEmbeddingCache(
  folder: string,
  model: string,
  dimension: number,
): EmbeddingCache {
  const keyOf = (text: string) => sha256(Buffer.from(JSON.stringify([model, text]), 'utf8'));
  const placeOf = (key: Buffer) => {
    const name = key.toString('hex');
    return { shard: join(folder, name.slice(0, 2)), file: join(folder, name.slice(0, 2), name) };
  };
  return {
    async get(text) {
      const key = keyOf(text);
      const record = await readIfPresent(placeOf(key).file);
      if (record?.length !== DIGEST_BYTES + dimension * 4) return undefined;
      const payload = record.subarray(DIGEST_BYTES);
      if (!record.subarray(0, DIGEST_BYTES).equals(sha256(key, payload))) return undefined;
      return fromLittleEndian(payload);
    },
    async set(text, vector) {
      const key = keyOf(text);
      const payload = toLittleEndian(vector);
      const { shard, file } = placeOf(key);
      const temporary = `${file}.${randomUUID()}.tmp`;
      await mkdir(shard, { recursive: true });
      try {
        await writeFile(temporary, Buffer.concat([sha256(key, payload), payload]));
        await rename(temporary, file);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
  };
}

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

async function readIfPresent(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function toLittleEndian(vector: Float32Array): Buffer {
  const bytes = Buffer.from(Float32Array.from(vector).buffer);
  return endianness() === 'LE' ? bytes : bytes.swap32();
}

function fromLittleEndian(payload: Uint8Array): Float32Array {
  const bytes = Buffer.from(Uint8Array.from(payload).buffer);
  if (endianness() === 'BE') bytes.swap32();
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}
